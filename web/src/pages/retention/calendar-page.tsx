export function CalendarPage() {
  return <p>CalendarPage</p>;
}
