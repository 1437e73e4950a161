const FONT = 'be-vietnam-pro'
const SUBSETS = {
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  latin: 'U+0000-00FF,U+2013-2014,U+2018-201E,U+2026,U+2212',
} as const
const WEIGHTS = [400, 500, 700] as const

/** Files of the letters that the page asks for. */
export const FONT_FILES: readonly string[] = Object.keys(SUBSETS).flatMap((subset) =>
  WEIGHTS.map((weight) => `${FONT}-${subset}-${weight}-normal.woff2`),
)

const faces = Object.entries(SUBSETS).flatMap(([subset, range]) =>
  WEIGHTS.map(
    (weight) =>
      `@font-face{font-family:'Be Vietnam Pro';font-weight:${weight};font-display:swap;unicode-range:${range};src:url(/fonts/${FONT}-${subset}-${weight}-normal.woff2) format('woff2')}`,
  ),
)

/** The look of the product (design "How it looks and speaks"): the tokens of renderer/ui/tokens.css that this page needs. */
export const STYLE = `${faces.join('\n')}
:root {
  --paper: #fffdf9; --paper-2: #f4f1ea; --ink: #1b1f24; --ink-2: #3f454d; --line: #ddd7cb; --edge: #8a8375;
  --office: #9b1c1c; --action: #094b9b; --action-ink: #ffffff;
  --good: #0f5b34; --care: #734100; --care-soft: #faeeda; --stop: #8e1b12; --stop-soft: #fbe9e6;
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink); font: 400 18px/1.5 'Be Vietnam Pro', system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
}
h1, h2 { margin: 0; font-weight: 700; line-height: 1.25; text-wrap: balance; }
h1 { font-size: 22px; }
h2 { font-size: 22px; margin-block: 32px 12px; }
header {
  display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: center; padding: 12px 24px; border-block-start: 6px solid var(--office);
  border-block-end: 1px solid var(--line);
}
header h1 { flex: 1 1 260px; }
header p { margin: 0; color: var(--ink-2); font-size: 16px; text-align: end; }
main { max-width: 1680px; margin-inline: auto; padding: 24px; }
.acts { display: flex; gap: 12px; }
.sums { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 16px; margin: 0; }
.sums div { padding: 12px 16px; border: 1px solid var(--line); border-radius: 6px; background: var(--paper-2); }
.sums dt { color: var(--ink-2); font-size: 16px; }
.sums dd { margin: 0; font-size: 36px; font-weight: 700; line-height: 1.25; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 8px 12px; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); }
tbody tr:last-child > * { border-block-end: 0; }
thead th { background: var(--paper-2); color: var(--ink-2); font-size: 16px; font-weight: 500; vertical-align: bottom; }
tbody th { font-weight: 500; min-width: 220px; }
.number { text-align: end; white-space: nowrap; }
thead .number { white-space: normal; }
.contact { min-width: 190px; }
.place { min-width: 240px; }
.notice a { white-space: nowrap; }
.notice li a { white-space: normal; }
small { display: block; color: var(--ink-2); font-size: 16px; }
.care { color: var(--care); font-weight: 500; }
.stop { color: var(--stop); font-weight: 500; }
.good { color: var(--good); font-weight: 500; }
.notice { display: flex; gap: 12px; margin: 0 0 8px; padding: 12px 16px; border-radius: 6px; list-style: none; }
.notices { margin: 24px 0 0; padding: 0; }
.notice.care { background: var(--care-soft); }
.notice.stop { background: var(--stop-soft); }
.notice svg { flex: none; margin-block-start: 2px; }
.sums .stop, .sums .care { font-weight: 700; }
.notice strong { font-weight: 700; }
.notice p, .notice ul { margin: 0; color: var(--ink); }
.notice ul { padding-inline-start: 20px; }
.notice li::marker { color: var(--ink-2); }
.notice summary { color: var(--action); cursor: pointer; font-weight: 500; }
a { color: var(--action); }
.tall tr:target > * { background: var(--care-soft); }
.shelf { margin: 0; }
@media (min-height: 700px) and (min-width: 1100px) {
  .tall { max-height: calc(100vh - 48px); overflow: auto; }
  .tall thead th { position: sticky; inset-block-start: 0; box-shadow: inset 0 -1px var(--line); }
}
.empty { padding: 16px; margin: 0; color: var(--ink-2); }
form.log-in { display: grid; gap: 16px; max-width: 420px; margin: 96px auto 0; padding: 0 24px; }
label { display: grid; gap: 4px; font-weight: 500; }
input { min-height: 48px; padding: 8px 12px; border: 1px solid var(--edge); border-radius: 6px; font: inherit; }
button, .button {
  min-height: 48px; padding: 8px 24px; border: 0; border-radius: 6px; background: var(--action); color: var(--action-ink);
  font: inherit; font-weight: 700; text-decoration: none; display: inline-flex; align-items: center;
  justify-content: center; cursor: pointer;
}
button.quiet { background: transparent; color: var(--action); border: 1px solid var(--edge); }
:focus-visible { outline: 3px solid var(--action); outline-offset: 2px; }
`
