export interface Stage {
  stage: string;
  name: string;
  owner: string;
  minutes: number;
}

/**
 * A running order to begin with, shortened to the time there is: 150 minutes in all with a break by minute 60
 * (S000.9-31). Testimony is no stage: of health food nobody may recommend or prove it.
 */
const ORDER: readonly Stage[] = [
  { stage: 'opening', name: '开场说明', owner: 'host', minutes: 10 },
  { stage: 'lecture', name: '讲座(上)', owner: 'lecturer', minutes: 45 },
  { stage: 'break', name: '中场休息', owner: 'host', minutes: 15 },
  { stage: 'product', name: '产品说明', owner: 'lecturer', minutes: 30 },
  { stage: 'questions', name: '问答互动', owner: 'host', minutes: 15 },
  { stage: 'service', name: '老顾客谈服务', owner: 'host', minutes: 6 },
  { stage: 'draw', name: '抽奖', owner: 'host', minutes: 10 },
  { stage: 'closing', name: '结束语', owner: 'host', minutes: 9 },
];

export function defaultStages({ startsAt, endsAt }: { startsAt: string; endsAt: string }): Stage[] {
  const there = Math.min(150, Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000));
  const planned = ORDER.reduce((sum, { minutes }) => sum + minutes, 0);
  if (there >= planned) return [...ORDER];
  return ORDER.map((stage) => ({
    ...stage,
    minutes: Math.max(1, Math.floor((stage.minutes * there) / planned)),
  }));
}
