/** 3 attempts on at least 2 days, at different hours; then 联系不上. */
export const ATTEMPTS = 3;
export const ATTEMPT_DAYS = 2;
