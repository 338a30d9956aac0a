import { z } from 'zod';

/** An address as a person gives it; empty takes it away. */
export const email = z.union([z.literal(''), z.email().max(120)]);
