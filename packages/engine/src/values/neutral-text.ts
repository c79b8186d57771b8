/** Values that no test singles out, for each kind of text: they can be the same, and they can differ. */
export const neutralName = 'somebody';
export const neutralNames = [neutralName, 'other'];
export const neutralAddresses = ['somebody@elsewhere.example', 'other@elsewhere.example', 'somebody@another.example'];
