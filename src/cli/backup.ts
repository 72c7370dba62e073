// The configured database to a file, and a file to an empty database, each with the number of rows it moved.
import type { Command } from 'commander'
import { readConfig } from '../config.js'
import type { OpenDatabase } from '../store/database.js'

export function registerBackup(program: Command): void {
  program
    .command('backup <file>')
    .description('把数据库备份到一个文件；服务可以照常运行 · write the database to a file; the service may go on')
    .action(async (file: string) => {
      const { backUp } = await import('../store/backup/backup.js')
      await withDatabase(({ db }) => backUp(db, file, new Date()))
    })
}

export function registerRestore(program: Command): void {
  program
    .command('restore <file>')
    .description('把备份恢复到空的数据库或新的数据文件夹 · restore a backup into an empty database or a new data folder')
    .action(async (file: string) => {
      const { restore } = await import('../store/backup/restore.js')
      await withDatabase((database) => restore(database, file))
    })
}

async function withDatabase(work: (database: OpenDatabase) => Promise<Record<string, number>>): Promise<void> {
  const { openDatabase } = await import('../store/database.js')
  const database = await openDatabase(readConfig())
  try {
    const counts = await work(database)
    process.stdout.write(Object.entries(counts).map(([table, rows]) => `${table} ${rows}\n`).join(''))
  } finally {
    await database.close()
  }
}
