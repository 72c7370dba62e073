// A wish of the reader in, the form fetched, printed or filled from a file out.
import { batch } from '@preact/signals'
import { language } from '../frame/language.js'
import { ask, askJson, Refused } from '../parts/ask.js'
import { save } from '../parts/save.js'
import { keyOf } from './grid.js'
import { busy, filledCells, form, issuer, keysOf, notice, problem, unsaved, writeMany, year } from './state.js'
import { wasRead, words } from './words.js'
import type { Evaluation } from '../../model/evaluation.js'
import type { FormView } from '../../model/form-view.js'

/** Reports of the years before are another form. */
const regime = 'cn-2019-form-2021'

export async function fetchForm(): Promise<void> {
  problem.value = null
  await told(async () => { form.value = await askJson<FormView>(`/v1/forms/${regime}?lang=${language.value}`) })
}

export async function download(): Promise<void> {
  await working('download', async () => {
    const body = JSON.stringify({
      ...(issuer.value.trim() !== '' && { issuer: issuer.value.trim() }), ...(/^\d{4}$/.test(year.value) && { year: Number(year.value) }),
      cells: filledCells(),
    })
    save(await ask(`/v1/forms/${regime}`, { body }), '政府信息公开统计表.docx')
    unsaved.value = false
  })
}

/** The tables are read as the self-check reads them, and nothing is kept. */
export async function load(file: File): Promise<void> {
  await working('load', async () => {
    const body = new FormData()
    body.append('file', file, file.name)
    const evaluation = await askJson<Evaluation>(`/v1/evaluations?store=false&include=reading&lang=${language.value}`, { body })
    batch(() => {
      const entries = entriesIn(evaluation)
      if (entries.length > 0) writeMany(entries, words.load)
      if (entries.length > 0 && evaluation.report.issuer.name !== null) issuer.value = evaluation.report.issuer.name
      if (entries.length > 0 && evaluation.report.year !== null) year.value = String(evaluation.report.year)
      notice.value = wasRead(entries.length, file.name)
    })
  })
}

/** What is printed, unless the value is not what it prints: 251000元 in a column of 万元. */
function entriesIn({ reading }: Evaluation): Array<[key: string, written: string]> {
  return (form.value?.tables ?? []).flatMap((table) => {
    const read = reading?.tables.find(({ id }) => id === table.table)
    const known = new Set(keysOf(table).map(({ key }) => key))
    return (read?.rows ?? []).flatMap((row) => row.cells.flatMap(({ column, value, raw }): Array<[string, string]> => {
      const key = keyOf(table.id, row.id, column)
      const written = value === null ? raw ?? '' : raw !== null && Number(raw.replace(/,/g, '')) === value ? raw : String(value)
      return known.has(key) && written.length <= 24 ? [[key, written.trim()]] : []
    }))
  })
}

async function working(what: 'download' | 'load', work: () => Promise<void>): Promise<void> {
  if (busy.value) return
  batch(() => {
    busy.value = what
    problem.value = notice.value = null
  })
  await told(work)
  busy.value = null
}

async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    problem.value = error.problem
  }
}
