const preparation = '/events/{event}?tab=preparation';
const lists = `${preparation}#checklists`;
const inviting = '/events/{event}?tab=inviting';
const onTheDay = '/events/{event}?tab=onTheDay';
const summary = '/events/{event}?tab=summary';

/** Where what happens before, at and after a gathering is recorded. */
export const eventPlaces: Readonly<Record<string, string>> = {
  'event.published': preparation,
  'event.settled': preparation,
  'event.filed': preparation,
  'event.readied': preparation,
  'event-post.filled': preparation,
  'event-meeting.held': preparation,
  'slides.passed': `${preparation}#texts`,
  'material.counted': preparation,
  'progress.published': preparation,
  'equipment.checked': lists,
  'checklist.ticked': lists,
  'invitation.made': inviting,
  'invitation.answered': inviting,
  'invitation.confirmed': inviting,
  'invitation.noted': inviting,
  'event.started': onTheDay,
  'event.ended': onTheDay,
  'stage.started': onTheDay,
  'stage.ended': onTheDay,
  'member.reported': onTheDay,
  'lunch.counted': onTheDay,
  'recording.started': lists,
  'recording.deleted': lists,
  'site.cleared': lists,
  'guest.spoken-with': onTheDay,
  'guest.seen-off': onTheDay,
  'event.reported': summary,
};
