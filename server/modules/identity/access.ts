import type { Access } from './permissions.ts';

/** Who may do what about the organisation and its people. */
export const identityAccess = {
  'me.see': ['everyone'],
  'session.own': ['everyone'],
  'colleague.see': ['everyone'],
  'organisation.see': ['everyone'],
  'organisation.change': ['administrator', 'general-manager'],
  'member.see': ['administrator', 'general-manager', 'office'],
  'member.add': ['administrator', 'general-manager', 'office'],
  'member.change': ['administrator', 'general-manager', 'office'],
  'member.link': ['administrator'],
  'post.change': ['administrator', 'general-manager'],
  'department.change': ['administrator', 'general-manager', 'office'],
  'leaving.notice': ['administrator', 'general-manager', 'office'],
  'leaving.hand-over': ['administrator', 'general-manager', 'marketing-director', 'sales-manager'],
  'audit.read': ['administrator', 'general-manager'],
} as const satisfies Access;
