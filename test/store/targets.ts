// The databases every test of the store runs on: an embedded one always, and a new one on the server of DATABASE_URL when set.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { openCluster } from '../../src/store/embedded/cluster.js'

/** An empty database, gone again after `release`. */
export interface Target {
  url: string
  release(): Promise<void>
}

export async function targets(folder: string): Promise<Record<string, () => Promise<Target>>> {
  const given = process.env['DATABASE_URL']
  return {
    embedded: async () => {
      const { access, release } = await openCluster(folder)
      const { url, drop } = await emptyDatabase(
        `postgresql://${access.user}:${access.password}@${access.host}:${access.port}/${access.database}`,
      )
      return {
        url,
        release: async () => {
          await drop()
          await release()
        },
      }
    },
    ...(given !== undefined
      && given !== '' && {
        given: async () => {
          const { url, drop } = await emptyDatabase(given)
          return { url, release: drop }
        },
      }),
  }
}

async function emptyDatabase(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `mingjian_test_${randomBytes(6).toString('hex')}`
  await tell(server, `CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => tell(server, `DROP DATABASE ${name} WITH (FORCE)`) }
}

async function tell(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(statement)
  await client.end()
}
