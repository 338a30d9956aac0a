import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
} from '@tanstack/react-router';
import { WhyDrawer } from '../features/ledger/why-drawer.tsx';
import type { Screen } from '../ui/screen.ts';
import { Loading } from '../ui/states.tsx';
import { Crash } from './crash.tsx';
import { Gate } from './gate.tsx';
import { NotFound } from './not-found.tsx';
import { screens } from './screens.ts';
import { Shell } from './shell.tsx';

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
const openRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'open',
  component: () => (
    <main>
      <Outlet />
    </main>
  ),
});
const bareRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'bare',
  component: () => (
    <Gate>
      <main>
        <Outlet />
      </main>
      <WhyDrawer />
    </Gate>
  ),
});
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: () => (
    <Gate>
      <Shell>
        <Outlet />
      </Shell>
    </Gate>
  ),
  notFoundComponent: NotFound,
});

const frames = { shell: shellRoute, bare: bareRoute, open: openRoute };

function routeOf(screen: Screen) {
  return createRoute({
    getParentRoute: () => frames[screen.frame ?? 'shell'],
    path: screen.path,
    component: lazyRouteComponent(() => screen.load().then((component) => ({ default: component }))),
    staticData: { screen },
  });
}

const ofFrame = (frame: keyof typeof frames) =>
  screens.filter((s) => (s.frame ?? 'shell') === frame).map(routeOf);

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: () => <Navigate to={'/today' as string} replace />,
});

const lost = createRoute({ getParentRoute: () => shellRoute, path: '$', component: NotFound });

export function makeRouter() {
  const routeTree = rootRoute.addChildren([
    home,
    openRoute.addChildren(ofFrame('open')),
    bareRoute.addChildren(ofFrame('bare')),
    shellRoute.addChildren([...ofFrame('shell'), lost]),
  ]);
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Loading rows={8} />,
    defaultErrorComponent: Crash,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    screen?: Screen;
  }
}
