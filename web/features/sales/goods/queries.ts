import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { claimsScreened, products } from '../../../../contract/goods.ts';
import { api } from '../../../api/client.ts';
import { useTellError } from '../../../ui/tell-error.ts';

type Products = z.infer<typeof products>;
export type Marks = z.infer<typeof claimsScreened>['marks'];

const goodsKey = ['products'] as const;

export const useGoods = () =>
  useQuery({ queryKey: goodsKey, queryFn: ({ signal }) => api.get<Products>('/api/products', signal) });

export function useKeepProduct(done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...product }: { id: string } & Record<string, unknown>) =>
      api.put<Products>(`/api/products/${id}`, product),
    onSuccess: (kept) => {
      queries.setQueryData(goodsKey, kept);
      void queries.invalidateQueries({ queryKey: ['desk'] });
      done();
    },
    onError: useTellError(),
  });
}

/** What would be marked in these words; asked anew as they change. */
export const useMarks = (category: string, claims: string) =>
  useQuery({
    queryKey: ['claims', category, claims],
    queryFn: () => api.post<{ marks: Marks }>('/api/products/screen', { category, claims }),
    enabled: claims.trim() !== '',
    placeholderData: (before) => before,
  });
