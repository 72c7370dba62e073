// Documents that Office encrypted, and old ones that only speak of it.
import t from 'tap'
import { refuseEncryptedOffice } from '../../src/container/encrypted-office.js'

const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex')

function withEntry(name: string, kind: number, at = 1024): Buffer {
  const file = Buffer.alloc(2048)
  magic.copy(file)
  const bytes = Buffer.from(`${name}\0`, 'utf16le')
  bytes.copy(file, at)
  file.writeUInt16LE(bytes.length, at + 64)
  file[at + 66] = kind
  return file
}

t.test('the stream EncryptedPackage says that a password is asked', async (t) => {
  t.throws(() => { refuseEncryptedOffice(withEntry('EncryptedPackage', 2)) }, { code: 'encrypted' })
  t.doesNotThrow(() => { refuseEncryptedOffice(withEntry('WordDocument', 2)) })
  t.doesNotThrow(() => { refuseEncryptedOffice(withEntry('EncryptedPackage', 2, 1030)) }, 'text of a document')
  t.doesNotThrow(() => { refuseEncryptedOffice(withEntry('EncryptedPackage', 1)) }, 'a folder')
  t.doesNotThrow(() => { refuseEncryptedOffice(withEntry('EncryptedPackage', 2).subarray(8)) }, 'another file')
  t.doesNotThrow(() => { refuseEncryptedOffice(magic) })
})
