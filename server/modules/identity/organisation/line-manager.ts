/** What must be known of the people and departments to say who is whose manager. */
export interface House {
  people: ReadonlyMap<string, { department: string | null; lineManager: string | null; active: boolean }>;
  departments: ReadonlyMap<string, { parent: string | null; leader: string | null }>;
  /** Active holders of the general manager's post. */
  generalManagers: readonly string[];
}

/**
 * Who a member answers to: the one named explicitly, else the leader of their department or of the nearest one
 * above that is led by somebody else, else the general manager. Nobody answers to themselves or to one who left.
 */
export function lineManagerOf(house: House, member: string): string | null {
  const person = house.people.get(member);
  if (!person) return null;
  const fits = (id: string | null): id is string => !!id && id !== member && !!house.people.get(id)?.active;
  if (fits(person.lineManager)) return person.lineManager;
  for (let id = person.department, steps = 0; id && steps < 32; steps++) {
    const department = house.departments.get(id);
    if (fits(department?.leader ?? null)) return department?.leader ?? null;
    id = department?.parent ?? null;
  }
  if (house.generalManagers.includes(member)) return null;
  return house.generalManagers.find(fits) ?? null;
}
