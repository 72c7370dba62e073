// The project's own sample report in, drafts of it out: as it is with three planted defects, mended, the year before, and hostile ones.
import { readFileSync } from 'node:fs'

export const defective = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')

/** Each mend replaces exactly what is wrong, and says so where the sample no longer holds it. */
const mends: Array<[wrong: string, right: string]> = [
  ['四、结转下年度继续办理</td><td>1</td><td>0</td><td>0</td><td>0</td><td>1</td><td>0</td><td>2</td>',
    '四、结转下年度继续办理</td><td>2</td><td>0</td><td>0</td><td>0</td><td>1</td><td>0</td><td>3</td>'],
  ['<h2>二、主动公开政府信息情况</h2>', '<p>（五）监督保障。全年开展政务公开考核2次，组织社会评议1次，没有责任追究情况。</p>\n<h2>二、主动公开政府信息情况</h2>'],
  ['收取信息处理费共计300元', '发出收费通知3件，收费总金额300元，实际收取信息处理费300元'],
]

export const clean = mends.reduce((text, [wrong, right]) => {
  if (!text.includes(wrong)) throw new Error(`the sample holds no “${wrong}”`)
  return text.replace(wrong, right)
}, defective)

/** Two applications were carried forward, as the year after says. */
export const lastYear = clean.replaceAll('2024', '2023').replaceAll('2025-01', '2024-01')
  .replace('围绕教育公平和教育质量推进政府信息公开', '以群众关心的招生和校园安全为重点推进公开')

/** What would run if anything of a report ever reached the page as markup. */
export const injections = [
  '<img src=x onerror="window.injected=1">', '<script>window.injected=1</script>', '"><svg onload="window.injected=1">',
  "javascript:window.injected=1", '{{constructor.constructor("window.injected=1")()}}', '<a href="javascript:window.injected=1">x</a>',
  '\u202Egnp.exe', '</textarea><iframe srcdoc="<script>parent.injected=1</script>">',
]

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** In the title, the name of the issuer, the prose and a cell. */
export function injected(payload: string): string {
  const text = escaped(payload)
  return defective.replace('<p>本报告依据', `<p>${text}</p>\n<p>本报告依据`).replace('<td>规章</td><td>0</td>', `<td>规章</td><td>${text}</td>`)
    .replaceAll('湖南省青溪县教育局2024年', `湖南省青溪县教育局${text}2024年`)
}

export function draftFile(text: string, name = '草稿.html'): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'text/html', buffer: Buffer.from(text) }
}
