// Brings the configured database up to date and says what ran.
import type { Command } from 'commander'
import { readConfig } from '../config.js'

export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('更新数据库结构 · bring the database up to date')
    .action(async () => {
      const [{ openDatabase }, { migrate }, { migrateQueue }] = await Promise.all([
        import('../store/database.js'), import('../store/migrate.js'), import('../store/queue/queue.js'),
      ])
      const { db, pool, place, close } = await openDatabase(readConfig())
      try {
        const ran = await migrate(db)
        await migrateQueue(pool)
        process.stdout.write(ran.length ? ran.map((name) => `${name}\n`).join('') : `已是最新 · up to date: ${place}\n`)
      } finally {
        await close()
      }
    })
}
