/** The look of a report as HTML: of its own, in light and dark, and on paper. */
export const reportStyle = `
:root{color-scheme:light dark;--text:#1b1a19;--quiet:#5c5a58;--line:#d8d6d4;--page:#fff;--card:#f7f6f5;
--good:#0b6a0b;--bad:#a4262c;--other:#6b5300;--mark:#fff1b8;--link:#0b5cad}
@media(prefers-color-scheme:dark){:root{--text:#f2f1f0;--quiet:#b5b2af;--line:#4a4846;--page:#1c1b1a;
--card:#262524;--good:#7bd67b;--bad:#ff9a9e;--other:#f2d27a;--mark:#4d4111;--link:#7ab8ff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:32px 24px 64px;max-width:1080px;background:var(--page);color:var(--text);
font:15px/1.55 "Segoe UI",system-ui,-apple-system,"Noto Sans","Yu Gothic UI","Hiragino Sans","Noto Sans CJK JP",sans-serif;
overflow-wrap:break-word}
h1{font-size:24px;line-height:1.3;margin:0 0 4px;font-weight:600}
h2{font-size:18px;margin:40px 0 12px;padding-top:12px;border-top:1px solid var(--line);font-weight:600}
h3{font-size:15px;margin:20px 0 6px;font-weight:600}
p{margin:6px 0}
a{color:var(--link)}
.outcome{font-weight:600}
.outcome.ok{color:var(--good)}.outcome.failed{color:var(--bad)}.outcome.cancelled,.outcome.not-reached{color:var(--other)}
nav{margin:20px 0 0;padding:12px 16px;background:var(--card);border:1px solid var(--line);border-radius:6px}
nav strong{display:block;margin-bottom:4px}
nav ul{margin:0;padding:0;list-style:none;columns:3 200px}
dl{display:grid;grid-template-columns:minmax(110px,max-content) minmax(0,1fr);gap:3px 18px;margin:8px 0}
dl.nested{margin-left:16px}
dt{color:var(--quiet);max-width:200px}
dd{margin:0;unicode-bidi:isolate}
dd ol,dd ul{margin:0;padding-left:1.4em}
dd ul.plain{padding-left:0;list-style:none}
code,pre{font-family:"Cascadia Mono",Consolas,"SF Mono",Menlo,"DejaVu Sans Mono","Noto Sans Mono CJK JP",monospace;font-size:13px}
code{overflow-wrap:anywhere;unicode-bidi:isolate}
.scroll{overflow-x:auto}
table{border-collapse:collapse;margin:12px 0;width:100%}
th,td{text-align:left;vertical-align:top;padding:5px 12px 5px 0;border-bottom:1px solid var(--line)}
th{color:var(--quiet);font-weight:600}
pre{margin:8px 0;padding:14px 16px;background:var(--card);border:1px solid var(--line);border-radius:6px;
white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5}
pre span{color:var(--quiet)}
mark{background:var(--mark);color:inherit;display:inline-block;width:100%;border-left:3px solid var(--other);
padding-left:6px;margin-left:-9px}
mark:target{outline:2px solid var(--link)}
@media(max-width:640px){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:6px}}
@media print{:root{color-scheme:light;--text:#000;--quiet:#444;--line:#bbb;--page:#fff;--card:#fff;--good:#0b6a0b;
--bad:#a4262c;--other:#6b5300;--mark:#fff1b8;--link:#000}
body{padding:0;max-width:none;font-size:11pt}nav{display:none}pre,code{font-size:9pt}
h2,h3{break-after:avoid}tr,dt,dd{break-inside:avoid}a{text-decoration:none}}
`;
