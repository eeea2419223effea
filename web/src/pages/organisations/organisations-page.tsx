export function OrganisationsPage() {
  return <p>OrganisationsPage</p>;
}
