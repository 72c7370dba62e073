// What a caller says of a document on the command line, and the rules it is held to: options of every command that judges one.
import { Option } from 'commander'
import type { Command } from 'commander'
import { isExtension } from '../rulebook/choose.js'
import { asDate, asUrl, asYear, issuerKinds } from './arguments.js'
import type { Submitted } from '../model/report.js'
import type { Choice } from '../model/choice.js'

export interface DocumentOptions extends Omit<Submitted, 'publishedOn' | 'observed'> { published?: string; ruleset?: string; overlay?: string }

export function withDocumentOptions(command: Command): Command {
  return command
    .option('--published <date>', '发布日期 · date of publication, YYYY-MM-DD', asDate)
    .option('--year <n>', '报告年度 · report year', asYear)
    .option('--issuer <name>', '报告主体 · whose work is reported')
    .addOption(new Option('--issuer-kind <kind>', '主体类别 · kind of issuer').choices(issuerKinds))
    .option('--province <name>', '省份全称 · full name of the province')
    .option('--url <url>', '网页地址 · address of the page', asUrl)
    .option('--local-due <date>', '当地规定的公布期限，用于法律没有规定日期的主体 · date set locally, YYYY-MM-DD', asDate)
    .option('--draft', '尚未公开的草稿，不评公开时限 · not yet published: release is not scored')
    .option('--ruleset <id>', '规则集编号，或自用规则集的文件夹 · id of a ruleset, or the folder of your own')
    .option('--overlay <province>', '叠加一省的规定：编号或省份全称 · lay a province\'s rules over it: id or full name')
}

export function submittedOf({ published, year, issuer, issuerKind, province, url, localDue, draft }: DocumentOptions): Submitted {
  return {
    ...(published !== undefined && { publishedOn: published }), ...(year !== undefined && { year }),
    ...(issuer !== undefined && { issuer }), ...(issuerKind !== undefined && { issuerKind }),
    ...(province !== undefined && { province }), ...(url !== undefined && { url }), ...(localDue !== undefined && { localDue }),
    ...(draft !== undefined && { draft }),
  }
}

/** A name that is a folder with an own ruleset is that folder. */
export function choiceOf({ ruleset, overlay }: Pick<DocumentOptions, 'ruleset' | 'overlay'>): Choice {
  const named = ruleset === undefined ? {} : isExtension(ruleset) ? { folder: ruleset } : { ruleset }
  return { ...named, ...(overlay !== undefined && { overlay }) }
}
