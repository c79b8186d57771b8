import { type Account, accountsOf } from '../accounts.ts';
import { openSourceBook } from '../sources/source-book.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, warning, problem } = findingsOf('marks');

/** Custom fields that carry workflow and outcome are for those who work here, not for whoever asked. */
export async function checkMarks(accounts: readonly Account[], now: () => number): Promise<Finding[]> {
  const book = openSourceBook({ accounts: accountsOf([...accounts]), now });
  const found = accounts.map(async ({ id, marks }): Promise<Finding[]> => {
    const fields = Object.values(marks?.fields ?? {}).filter((field) => field !== undefined);
    if (fields.length === 0) return [];
    const zendesk = book.of(id)?.forLookUp(0).zendesk;
    if (!zendesk)
      return [warning(`${id}: whether its fields are hidden from end users cannot be seen`, 'Add sources.zendesk.')];
    return Promise.all(
      fields.map(async (field) => {
        const answer = await zendesk.client.read('ticketField', { params: { id: field } }).catch(() => null);
        if (!answer) return problem(`${id}: field ${field} cannot be read`, 'Check its id in "marks".');
        const { visible_in_portal: isVisible, type } = answer.ticket_field;
        if (isVisible === true)
          return problem(`${id}: end users can see field ${field}`, 'Let only agents see it, in the field’s settings.');
        if (type !== 'text')
          return problem(`${id}: field ${field} is no text field`, 'Use a field of the type "Text".');
        return ok(`${id}: field ${field} is a text that only agents see`);
      }),
    );
  });
  return (await Promise.all(found)).flat();
}
