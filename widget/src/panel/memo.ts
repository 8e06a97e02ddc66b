import { Component, type ComponentChildren, createElement, type FunctionComponent } from "preact";

/** A component that is drawn again only when a property is another. */
export function memo<Properties extends object>(draw: FunctionComponent<Properties>): FunctionComponent<Properties> {
  class Memo extends Component<Properties> {
    override shouldComponentUpdate(next: Record<string, unknown>): boolean {
      const now = this.props as Record<string, unknown>;
      const names = Object.keys({ ...now, ...next });
      return names.some((name) => now[name] !== next[name]);
    }

    render(): ComponentChildren {
      return createElement(draw, this.props as Properties & { key?: string });
    }
  }
  return Memo as unknown as FunctionComponent<Properties>;
}
