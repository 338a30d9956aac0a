import { ledgerKinds, type Vocabulary } from '../kernel/index.ts';
import { factKinds, questions } from '../server/main.ts';

/** Everything a pack may name: the kinds of fact and the questions of this Guiju. */
export const vocabulary: Vocabulary = { kinds: [...ledgerKinds, ...factKinds], questions };
