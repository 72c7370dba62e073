// A delivery of a webhook: read with its address and secret when it is its turn, and marked with what came of it.
import { sql } from 'kysely'
import type { Secrets } from '../secrets.js'
import type { Tenancy } from '../tenancy.js'

export interface Delivery {
  id: string
  event: string
  body: string
  url: string
  secret: string
  /** How often it was tried. */
  attempts: number
}

export interface DeliverySummary {
  id: string
  event: string
  state: 'pending' | 'delivered' | 'failed'
  attempts: number
  lastAnswer: string | null
  createdAt: string
}

export interface Deliveries {
  /** Null where it was made already, given up, or its batch is gone. @throws Fault config-invalid where its secret does not open. */
  due(id: string): Promise<Delivery | null>
  /**
   * @param answer status or code of an error, never what the other side wrote. @param end whether it was the last try.
   * @returns false where it had come to its end meanwhile, and is left as it is: one whose session was cut may hear late.
   */
  tried(id: string, answer: string, end: 'delivered' | 'failed' | null): Promise<boolean>
  /** Of a batch, in the order they were made. */
  list(batch: string, limit: number): Promise<DeliverySummary[]>
}

export function deliveriesOf({ within }: Tenancy, secrets: Secrets): Deliveries {
  return {
    due: (id) => within(async (tx) => {
      const { rows: [row] } = await sql<Delivery & { batch: string }>`
        SELECT delivery.id, batch_id AS batch, event, body, webhook_url AS url, webhook_secret AS secret, delivery.attempts
        FROM webhook_deliveries AS delivery JOIN batches ON batches.id = batch_id
        WHERE delivery.id = ${id} AND delivery.state = 'pending' AND webhook_url IS NOT NULL`.execute(tx)
      if (!row) return null
      const { batch, secret, ...rest } = row
      return { ...rest, secret: secrets.unseal(secret, batch) }
    }),
    tried: (id, answer, end) => within(async (tx) => {
      const { numAffectedRows } = await sql`
        UPDATE webhook_deliveries SET attempts = attempts + 1, last_answer = ${answer}, state = ${end ?? 'pending'},
          ended_at = CASE WHEN ${end !== null} THEN now() END WHERE id = ${id} AND state = 'pending'`.execute(tx)
      return numAffectedRows === 1n
    }),
    list: (batch, limit) => within(async (tx) => {
      const { rows } = await sql<Omit<DeliverySummary, 'createdAt'> & { createdAt: Date }>`
        SELECT id, event, state, attempts, last_answer AS "lastAnswer", created_at AS "createdAt"
        FROM webhook_deliveries WHERE batch_id = ${batch} ORDER BY id LIMIT ${limit}`.execute(tx)
      return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
    }),
  }
}
