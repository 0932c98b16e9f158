// A list that is nearly always short: up to `Room` items lie in the list itself, so that making, moving and dropping
// one asks for no memory; a longer one keeps all its items in a vector. Tested by tests/cpp/text/short_list_test.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <type_traits>
#include <utility>
#include <vector>

namespace onrecord::text {

template <class T, std::size_t Room>
class ShortList {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  ShortList() = default;
  ShortList(std::initializer_list<T> items) {
    for (const T& item : items) push_back(item);
  }
  ShortList(const ShortList& other) : size_(other.size_), more_(other.more_) { take_room_of(other); }
  ShortList(ShortList&& other) noexcept : size_(std::exchange(other.size_, 0)), more_(std::move(other.more_)) {
    take_room_of(other);
  }
  ShortList& operator=(const ShortList& other) { return *this = ShortList(other); }
  ShortList& operator=(ShortList&& other) noexcept {
    size_ = std::exchange(other.size_, 0);
    more_ = std::move(other.more_);
    take_room_of(other);
    return *this;
  }
  ~ShortList() = default;

  void push_back(const T& item) {
    if (size_ < Room) {
      room_[size_++] = item;
      return;
    }
    if (size_ == Room) more_.assign(room_.begin(), room_.end());
    more_.push_back(item);
    ++size_;
  }

  void pop_back() { truncate(size_ - 1); }
  void clear() { truncate(0); }
  // Drops all items behind the first `count`, of which there are at least that many.
  void truncate(std::size_t count) {
    if (size_ > Room) {
      more_.resize(count);
      if (count <= Room) std::copy(more_.begin(), more_.end(), room_.begin());
    }
    size_ = count;
  }
  void append(const ShortList& other) {
    for (const T& item : other) push_back(item);
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T* begin() const { return size_ <= Room ? room_.data() : more_.data(); }
  const T* end() const { return begin() + size_; }
  const T& front() const { return *begin(); }
  const T& back() const { return end()[-1]; }
  const T& operator[](std::size_t i) const { return begin()[i]; }
  T* begin() { return size_ <= Room ? room_.data() : more_.data(); }
  T* end() { return begin() + size_; }
  T& front() { return *begin(); }
  T& back() { return end()[-1]; }
  T& operator[](std::size_t i) { return begin()[i]; }

 private:
  // Copies the items that lie in the list itself; size_ is set already.
  void take_room_of(const ShortList& other) {
    if (size_ <= Room) std::copy_n(other.room_.begin(), size_, room_.begin());
  }

  std::size_t size_ = 0;
  std::array<T, Room> room_;  // its first `size_` items are set; all of them once there are more
  std::vector<T> more_;       // all items, where they are more than Room
};

}  // namespace onrecord::text
