import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { colleagues, departments, members } from '../../../../contract/identity.ts';
import { api } from '../../../api/client.ts';

export type Members = z.infer<typeof members>;
export type Departments = z.infer<typeof departments>;
export type Colleagues = z.infer<typeof colleagues>;

export const membersKey = ['members'] as const;
export const departmentsKey = ['departments'] as const;

export const useMembers = () =>
  useQuery({ queryKey: membersKey, queryFn: ({ signal }) => api.get<Members>('/api/members', signal) });

export const useDepartments = () =>
  useQuery({
    queryKey: departmentsKey,
    queryFn: ({ signal }) => api.get<Departments>('/api/departments', signal),
  });

export const useColleagues = () =>
  useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => api.get<Colleagues>('/api/colleagues', signal),
  });
