// The sentences a rule's author is told, in both languages, each named by what is wrong.
import type { Localised } from '../model/words.js'

const say = (zh: string, en: string): Localised => ({ zh, en })

/** Of files, names and ids. */
export const ofFiles = {
  missing: say('没有这个文件', 'there is no such file'),
  notJson: (what: string): Localised => say(`不是合法的 JSON：${what}`, `not valid JSON: ${what}`),
  unknownKey: (where: string, key: string): Localised => say(`${where} 不认识“${key}”`, `${where} does not know "${key}"`),
  repeatedKey: (key: string): Localised => say(`“${key}”写了两次`, `"${key}" stands twice`),
  oneOf: (where: string, values: string[]): Localised =>
    say(`${where} 应为以下之一：${values.join('、')}`, `${where} must be one of ${values.join(', ')}`),
  otherId: (id: string, name: string): Localised => say(`id“${id}”与名称“${name}”不一致`, `the id "${id}" differs from the name "${name}"`),
  otherYear: (year: number, name: string): Localised =>
    say(`年份 ${year} 与文件名“${name}”不一致`, `the year ${year} differs from the name "${name}"`),
  unknownEntry: (name: string): Localised => say(`规则文件夹中不应有“${name}”`, `the folder of rules has no place for "${name}"`),
}

/** Of conditions, sentences and what they name. */
export const ofConditions = {
  noFact: (id: string): Localised => say(`没有名为“${id}”的事实（见 facts.json）`, `there is no fact "${id}" (see facts.json)`),
  strayFrom: say('写了 from 的事实，figures 应为 reckoned', 'a fact with from has figures reckoned'),
  noOperator: (name: string): Localised => say(`没有名为“${name}”的运算符`, `there is no operator "${name}"`),
  noTerm: (word: string): Localised => say(`“${word}”不在 terms.json 中`, `"${word}" is not in terms.json`),
  noObject: say('条件应为对象', 'a condition is an object'),
  emptyGroup: (group: string): Localised => say(`${group} 应为非空数组`, `${group} is a list that is not empty`),
  strangeKey: (key: string): Localised => say(`条件中不能有“${key}”`, `a condition has no "${key}"`),
  missingKey: (key: string): Localised => say(`条件缺少“${key}”`, `a condition needs "${key}"`),
  operatorMisfit: (operator: string, type: string): Localised =>
    say(`${operator} 不能用于 ${type} 类型的事实`, `${operator} does not take a fact of type ${type}`),
  noList: (operator: string): Localised => say(`${operator} 需要非空数组`, `${operator} takes a list that is not empty`),
  valueMisfit: (operator: string, fact: string, type: string): Localised =>
    say(`这个值不适合 ${operator} 与 ${type} 类型的 ${fact}`, `this value does not fit ${operator} on ${fact}, which is of type ${type}`),
}

export const ofSentences = {
  empty: say('句子是空的', 'the sentence is empty'),
  open: (part: string): Localised => say(`“${part}”没有右花括号`, `"${part}" has no closing brace`),
  oneLanguage: (name: string): Localised => say(`{${name}} 只出现在一种语言里`, `{${name}} stands in one language only`),
  onlyWords: (name: string): Localised => say(`{${name}}：竖线后只能写 words`, `{${name}}: only words may follow the bar`),
  needsWords: (name: string): Localised => say(`{${name}}：应写作 |words`, `{${name}}: write it with |words`),
  takesNoWords: (name: string): Localised => say(`{${name}}：不能用 |words`, `{${name}}: does not take |words`),
  flag: (name: string): Localised => say(`{${name}} 是是非值，不能写进句子`, `{${name}} is a flag and can't stand in a sentence`),
}

export const ofRules = {
  tooManyWhys: say('why 最多两句', 'why is at most two sentences'),
  notAsked: (regime: string): Localised => say(`规则不适用于 ${regime}`, `the rule does not apply under ${regime}`),
  noCase: (outcome: string): Localised => say(`没有结果为 ${outcome} 的用例`, `no case has the outcome ${outcome}`),
  noText: say('至少一个用例应给出 text', 'at least one case gives text'),
  sameName: say('用例名称重复', 'two cases have this name'),
  lastWhen: say('最后一个结论不能有 when', 'the last verdict has no `when`'),
  noWhen: say('除最后一个结论外都要有 when', 'every verdict but the last has a `when`'),
  noCredit: say('partial 要有 credit', 'partial needs a credit'),
  strayCredit: say('只有 partial 有 credit', 'only partial has a credit'),
  creditMisfit: say('credit 应为数值型事实', 'a credit is a number'),
  noCause: (id: string): Localised => say(`没有名为“${id}”的其他规则`, `there is no other rule "${id}"`),
  activeReplaced: say('只有停用的规则有 replacedBy', 'only a retired rule is replaced'),
}

/** Of what the conditions come to, and of cases that answer otherwise. */
export const ofLogic = {
  unreachable: (at: number): Localised =>
    say(`第 ${at} 个结论永远不会成立：它的条件自相矛盾，或者总有更早的结论先成立`,
      `verdict ${at} can never stand: its condition contradicts itself, or an earlier verdict always holds first`),
  sameCondition: (at: number, earlier: number, outcome: string): Localised =>
    say(`第 ${at} 个结论与第 ${earlier} 个（${outcome}）的条件相同而结果不同`,
      `verdict ${at} has the condition of verdict ${earlier} (${outcome}) and another outcome`),
  opposite: (rule: string, at: number): Localised =>
    say(`与规则“${rule}”的第 ${at} 个结论条件相同而结果相反`, `the same condition leads rule "${rule}", verdict ${at}, to the opposite outcome`),
  eitherOr: (rule: string): Localised =>
    say(`与规则“${rule}”矛盾：符合一条就必然不符合另一条`, `contradicts rule "${rule}": whatever passes the one fails the other`),
  neverEarned: say('这个权重无从得分：没有能成立的 pass 或 partial', 'nobody can earn this weight: no pass and no partial can stand'),
  noShare: (dimension: string): Localised =>
    say(`这个权重无从得分：维度 ${dimension} 的份额为 0`, `nobody can earn this weight: the dimension ${dimension} has a share of 0`),
  otherAnswer: (what: string, expected: string, got: string): Localised =>
    say(`用例写明 ${what} 为“${expected}”，实际为“${got}”`, `the case expects ${what} "${expected}", and it is "${got}"`),
}

/** Of the coverage of the law. */
export const ofCoverage = {
  nothing: say('没有规则、用例或者测试，也没有写明理由', 'no rule, case or test holds it, and no reason says why'),
  noCase: (rule: string, name: string): Localised => say(`规则“${rule}”没有用例“${name}”`, `rule "${rule}" has no case "${name}"`),
  noRow: (key: string): Localised => say(`表格没有“${key}”一行`, `the form has no row "${key}"`),
  noForm: (id: string): Localised => say(`没有写到表格“${id}”`, `the form "${id}" is left out`),
  twice: say('这个编号写了两次', 'this number stands twice'),
}

export const ofRuleset = {
  noRule: (id: string): Localised => say(`没有规则“${id}”`, `there is no rule "${id}"`),
  retired: (id: string): Localised => say(`规则“${id}”已停用`, `the rule "${id}" is retired`),
  twice: (id: string): Localised => say(`规则“${id}”列了两次`, `the rule "${id}" is listed twice`),
  notListed: (id: string): Localised => say(`缺少规则“${id}”`, `the rule "${id}" is not listed`),
  noPrecondition: (id: string): Localised => say(`先决规则“${id}”不在列`, `the precondition "${id}" is not listed`),
  shares: (sum: number): Localised => say(`各维度份额之和为 ${sum}，应为 100`, `the shares add up to ${sum}, not to 100`),
  bandOrder: say('等次应由高到低', 'bands go from high to low'),
  bandZero: say('最低等次应从 0 起', 'the lowest band begins at 0'),
  halfTrigger: say('rule 与 outcome 应同时给出', 'rule and outcome come together'),
  aboveMisfit: say('above 只用于数值', 'above asks for a number'),
}

/** Of overlays and own rulesets. */
export const ofExtensions = {
  otherBase: (id: string, base: string): Localised => say(`建立在“${id}”之上，手头的是“${base}”`, `it extends "${id}", and the base at hand is "${base}"`),
  sameId: (id: string): Localised => say(`“${id}”是所依据的规则集的编号，请另取`, `"${id}" is the id of the ruleset it builds on: choose another`),
  takenRule: (id: string): Localised => say(`已有规则“${id}”；请另取编号，或调整其权重`, `there is a rule "${id}" already: choose another id, or reweigh that one`),
  takenLaw: (id: string): Localised => say(`已收录法律文件“${id}”`, `the instrument "${id}" is on file already`),
  takenTerm: (word: string): Localised => say(`词语“${word}”已有译法`, `the term "${word}" has its words already`),
  takenGate: (id: string): Localised => say(`已有封顶条件“${id}”`, `there is a gate "${id}" already`),
  noGate: (id: string): Localised => say(`没有封顶条件“${id}”`, `there is no gate "${id}"`),
  noSource: say('地方规定要写明依据 cites', 'an overlay names its source in `cites`'),
  backwards: say('年度区间首尾颠倒', 'the span of years ends before it begins'),
  notOwn: (id: string): Localised => say(`add 只用于本扩展 checks/ 中的规则，“${id}”不是`, `\`add\` is for rules of its own checks/; "${id}" is none`),
  notGraver: (from: string, to: string): Localised => say(`${to} 不比 ${from} 更严`, `${to} is no graver than ${from}`),
  loosens: ({ zh, en }: Localised): Localised =>
    say(`减轻了法定或关键的“${zh}”，须写明 "loosens": true`, `it makes "${en}" lighter, which is statutory or critical: say "loosens": true`),
}

export const ofCalendar = {
  noDay: (day: string): Localised => say(`没有“${day}”这一天`, `there is no day "${day}"`),
  otherYear: (day: string): Localised => say(`${day} 不属于这一年`, `${day} is not of this year`),
  order: (day: string): Localised => say(`${day} 应排在前一天之后，且只写一次`, `${day} stands after the day before it, and once`),
  weekend: (day: string): Localised => say(`${day} 是周末，不是放假的工作日`, `${day} is a weekend day: only weekdays that are off stand here`),
  weekday: (day: string): Localised => say(`${day} 不是周末，不能调休上班`, `${day} is no weekend day: nobody makes up on it`),
  net: (net: number, want: number): Localised =>
    say(`放假日比调休上班日多 ${net} 天，应在 ${want} 天左右：有遗漏`,
      `${net} more days off than make-up days, where about ${want} are due: some are missing`),
  notShown: (day: string, is: string): Localised =>
    say(`按这份通知 ${day} 应为 ${is}，数据中不是`, `by this notice ${day} is a ${is}, and the data does not have it so`),
}

export const ofLaw = {
  noLaw: (id: string): Localised => say(`没有法律文件“${id}”`, `there is no law "${id}"`),
  noArticle: (law: Localised, article: string): Localised => say(`“${law.zh}”没有收录“${article}”`, `"${law.en}" holds no article "${article}"`),
  noCitation: (regime: string): Localised => say(`缺少 ${regime} 的依据`, `no citation for ${regime}`),
  noRegime: (id: string): Localised => say(`没有制度“${id}”`, `there is no regime "${id}"`),
  noForm: (id: string): Localised => say(`没有表格“${id}”`, `there is no form "${id}"`),
  backwards: say('年度区间首尾颠倒', 'the span of years ends before it begins'),
  overlap: (id: string): Localised => say(`年度与 ${id} 重叠`, `the years overlap those of ${id}`),
  receiptGap: say('应自上一版最后一日的次日起', 'begins on the day after the last one of the edition before'),
  gap: (id: string): Localised => say(`年度与 ${id} 之间有空缺`, `years are missing after ${id}`),
}
