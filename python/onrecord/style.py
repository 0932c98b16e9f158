"""The style sheet of html.py: everything below one class, light and dark, and no information in colour alone."""

STYLE = """
.onrecord{--ink:#1c1e21;--paper:#fff;--soft:#5c636b;--line:#d5d9de;--direct:#0b57a4;--indirect:#7a3e9d;--scare:#8a5a00;
--post:#00695c;--box:#eef2f6;--warn:#a12a1b;color:var(--ink);background:var(--paper);font:15px/1.5 system-ui,sans-serif}
@media (prefers-color-scheme:dark){.onrecord{--ink:#e6e8ea;--paper:#16181b;--soft:#a3abb4;--line:#3c434b;--direct:#7db7f5;
--indirect:#cf9bee;--scare:#e5b65c;--post:#67cdbd;--box:#262c33;--warn:#ff9d8c}}
body.onrecord{margin:0}
.onrecord main{max-width:62rem;margin:auto;padding:1rem 1.5rem 3rem}
.onrecord section{border-top:1px solid var(--line);margin-top:2rem}
.onrecord h2{font-size:1.1rem;overflow-wrap:anywhere}
.onrecord .legend{list-style:none;padding:0;margin:.5rem 0 1rem;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;color:var(--soft)}
.onrecord .article{white-space:pre-wrap;overflow-wrap:anywhere;line-height:2.15;font-family:Georgia,'Noto Serif',serif;
font-size:1.06em;margin:0 0 1.2rem}
.onrecord .q{text-decoration:underline solid var(--direct) 2px;text-underline-offset:.28em}
.onrecord .q.mixed{text-decoration-style:dashed}
.onrecord .q.indirect{text-decoration-style:dotted;text-decoration-color:var(--indirect)}
.onrecord .q.scare{text-decoration-style:wavy;text-decoration-color:var(--scare);text-decoration-thickness:1px}
.onrecord .q.post{text-decoration-style:double;text-decoration-color:var(--post)}
.onrecord .q.nested{text-decoration-line:underline overline}
.onrecord .speaker{font-weight:700}
.onrecord .cue{font-style:italic}
.onrecord .mention{background:var(--box);border:solid var(--soft);border-width:1px 0;padding:.1em 0}
.onrecord .mention.first{border-left-width:1px;padding-left:.2em;border-radius:.25em 0 0 .25em}
.onrecord .mention.last{border-right-width:1px;padding-right:.2em;border-radius:0 .25em .25em 0}
.onrecord .mention.first.last{border-radius:.25em}
.onrecord .region{color:var(--soft)}
.onrecord .region.headline{font-weight:700;color:inherit}
.onrecord .label{font:600 .62rem/1 system-ui,sans-serif;color:var(--soft);margin:0 .3em 0 .15em;vertical-align:.55em;
white-space:nowrap;user-select:none;-webkit-user-select:none}
.onrecord b.label{border:1px solid var(--line);border-radius:.3em;padding:.1em .3em;background:var(--paper)}
.onrecord .scroll{overflow-x:auto}
.onrecord table{border-collapse:collapse;margin:0 0 1.2rem;font-size:.9em}
.onrecord caption{text-align:left;font-weight:700;padding:.3rem 0}
.onrecord th,.onrecord td{text-align:start;vertical-align:top;padding:.25rem .8rem .25rem 0;border-bottom:1px solid var(--line);
background:none;color:inherit}
.onrecord th{color:var(--soft);font-weight:600}
.onrecord .problem{color:var(--warn);font-weight:600}
@media print{.onrecord .article{line-height:1.9}}
"""
