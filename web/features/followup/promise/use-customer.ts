import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import type { Who } from './who-field.tsx';

/** The customer a sheet was opened for from her page, which has her name already. */
export function useCustomer(ref: string | undefined): Who | null | undefined {
  const id = ref?.replace('customer:', '') ?? '';
  const page = useQuery({
    queryKey: ['customers', 'page', id],
    queryFn: ({ signal }) => api.get<{ name: string }>(`/api/customers/${id}`, signal),
    enabled: id !== '',
  });
  if (ref === undefined) return null;
  // Without a network the sheet opens all the same; whom it is about stands in the reference
  if (page.isError) return { ref, name: '' };
  return page.data ? { ref, name: page.data.name } : undefined;
}
