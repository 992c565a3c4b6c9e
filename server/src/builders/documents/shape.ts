/** A JSON Schema as a short text that people read at a glance: `{ id: uuid, name?: string }`. Pure. */

export type Schema = Record<string, unknown>

/** At most so deep and so wide: whoever wants all of it reads the JSON. */
const deepest = 6

export function shapeOf(schema: Schema | undefined, indent = 0): string {
  if (!schema || indent > deepest) return '…'
  if ('const' in schema) return JSON.stringify(schema.const)
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  const some = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (some) return some.map((one) => shapeOf(one, indent)).join(' | ')
  if (Array.isArray(schema.allOf)) return (schema.allOf as Schema[]).map((one) => shapeOf(one, indent)).join(' & ')
  if (schema.type === 'array') return arrayOf(shapeOf(schema.items as Schema, indent))
  if (schema.type === 'object') return objectOf(schema, indent)
  return `${String(schema.format ?? schema.type ?? 'any')}${rangeOf(schema)}`
}

const arrayOf = (item: string) => (/[ |&]/.test(item) && !item.startsWith('{') ? `(${item})[]` : `${item}[]`)

function objectOf(schema: Schema, indent: number): string {
  const required = (schema.required ?? []) as string[]
  const lines = Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(
    ([name, value]) => `${'  '.repeat(indent + 1)}${name}${required.includes(name) ? '' : '?'}: ${shapeOf(value, indent + 1)}`,
  )
  if (lines.length === 0)
    return typeof schema.additionalProperties === 'object' ? `{ [name]: ${shapeOf(schema.additionalProperties as Schema, indent)} }` : '{}'
  return `{\n${lines.join('\n')}\n${'  '.repeat(indent)}}`
}

const limits = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
] as const

function rangeOf(schema: Schema): string {
  for (const [low, high] of limits) {
    const least = schema[low] as number | undefined
    const most = schema[high] as number | undefined
    const said = [least, most].map((value) => (value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? '' : String(value)))
    if (said.some((text) => text !== '')) return ` (${said.join('…')})`
  }
  return ''
}

/** Something that fits the schema, for an example to be filled in. */
export function exampleOf(schema: Schema | undefined): unknown {
  if (!schema) return null
  if ('const' in schema) return schema.const
  if ('default' in schema) return schema.default
  if (Array.isArray(schema.enum)) return schema.enum[0]
  const some = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as Schema[] | undefined
  if (some) return exampleOf(some[0])
  if (schema.type === 'array') return [exampleOf(schema.items as Schema)]
  if (schema.type === 'object') {
    const required = (schema.required ?? []) as string[]
    const all = Object.entries((schema.properties ?? {}) as Record<string, Schema>)
    return Object.fromEntries(all.filter(([name]) => required.includes(name)).map(([name, value]) => [name, exampleOf(value)]))
  }
  if (schema.type === 'boolean') return false
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(0, Number(schema.minimum ?? 0))
  const formats: Record<string, string> = {
    uuid: '00000000-0000-4000-8000-000000000000',
    'date-time': '2026-11-24T00:00:00.000Z',
    date: '2026-11-24',
    uri: 'https://example.jp/',
    email: 'hanako@example.jp',
  }
  return formats[String(schema.format)] ?? 'text'
}
