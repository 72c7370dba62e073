// XML as parts hold it, and as an attacker writes it.
import t from 'tap'
import { prefixedXmlReader, xmlReader } from '../../src/container/xml.js'
import { limits } from '../../src/model/limits.js'

function textOf(xml: string): string {
  let text = ''
  const reader = xmlReader({ text: (piece) => { text += piece } })
  reader.write(xml)
  reader.close()
  return text
}

t.test('names without their prefix or with it, text and character data', async (t) => {
  const names: string[] = []
  for (const make of [xmlReader, prefixedXmlReader]) {
    const reader = make({ open: (name, attributes) => names.push(`${name} ${attributes['w:v'] ?? ''}`), close: (name) => names.push(`/${name}`) })
    reader.write('<w:a w:v="1"><b/></w:')
    reader.write('a>')
    reader.close()
  }
  t.same(names, ['a 1', 'b ', '/b', '/a', 'w:a 1', 'b ', '/b', '/w:a'])
  t.equal(textOf('<a>1&amp;2&#x4E00;<![CDATA[<3>]]></a>'), '1&2一<3>')
})

t.test('no entity is expanded, none is fetched, nesting ends', async (t) => {
  const deep = (levels: number): string => '<a>'.repeat(levels) + '</a>'.repeat(levels)
  const cases: Array<[name: string, xml: string, code: string]> = [
    ['entities within entities', '<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;">]><a>&y;</a>', 'archive-refused'],
    ['an entity from a file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'archive-refused'],
    ['a document type from elsewhere', '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>', 'archive-refused'],
    ['an entity nobody defined', '<a>&x;</a>', 'damaged-file'],
    ['an element left open', '<a><b></a>', 'damaged-file'],
    ['cut short', '<a><b>', 'damaged-file'],
    ['nested too deep', deep(limits.xmlDepth + 1), 'archive-refused'],
  ]
  for (const [name, xml, code] of cases) t.throws(() => textOf(xml), { code }, name)
  t.equal(textOf(deep(limits.xmlDepth)), '')
})
