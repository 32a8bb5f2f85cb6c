import { Page } from "#platform/ui/layout.tsx";

export default function Placeholder() {
  return <Page titre="…">…</Page>;
}
