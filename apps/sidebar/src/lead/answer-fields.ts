type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of an answer of Zendesk, or of a part of it; none of what has another shape. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

interface NamedEntry {
  id: string;
  name: string;
  fields: Fields;
}

/** The entries of a list in an answer of Zendesk that have an id and a name. */
export function namedEntries(body: unknown, list: string): NamedEntry[] {
  const entries = fieldsOf(body)[list];
  return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => {
    const fields = fieldsOf(entry);
    const { id, name } = fields;
    const isNamed = typeof id === 'number' && typeof name === 'string' && name.trim() !== '';
    return isNamed ? [{ id: String(id), name, fields }] : [];
  });
}
