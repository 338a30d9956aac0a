import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  CustomerFilter,
  customerList,
  savedView,
  searchAnswer,
} from '../../../../contract/customers.ts';
import { api, withQuery } from '../../../api/client.ts';

export type Sort = 'newest' | 'name' | 'quiet';
export type Found = z.infer<typeof searchAnswer>;
export type View = z.infer<typeof savedView>;
type Page = z.infer<typeof customerList>;

/** All rows so far: each "more" asks for the next page and keeps those above. */
export function useCustomers(filter: CustomerFilter, sort: Sort, pages: number, enabled: boolean) {
  return useQuery({
    queryKey: ['customers', 'list', filter, sort, pages],
    queryFn: async ({ signal }) => {
      let page: Page | null = null;
      const rows: Page['rows'] = [];
      for (let n = 0; n < pages; n++) {
        const query: Record<string, string | undefined> = {
          filter: JSON.stringify(filter),
          sort,
          after: page?.next ?? undefined,
        };
        page = await api.get<Page>(withQuery('/api/customers', query), signal);
        rows.push(...page.rows);
        if (page.next === null) break;
      }
      return { ...(page as Page), rows };
    },
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useSearch(q: string) {
  return useQuery({
    queryKey: ['customers', 'search', q],
    queryFn: ({ signal }) => api.get<Found>(withQuery('/api/customers/search', { q }), signal),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  });
}

export const viewsKey = ['customers', 'views'] as const;
export function useViews(enabled: boolean) {
  return useQuery({
    queryKey: viewsKey,
    queryFn: ({ signal }) => api.get<{ rows: View[] }>('/api/customer-views', signal),
    enabled,
  });
}
