// Shows what GET /api/overview tells, and asks again every few seconds while somebody looks.

const ASK_EVERY_MILLIS = 5_000;
const ANSWER_WITHIN_MILLIS = 4_000;

const PURPOSES = {
  gateway: 'Takes in signed events',
  fairness: 'Gives every event a verdict',
  leaderboard: 'Ranks players',
  progression: 'Levels, achievements, rewards',
  web: 'This page',
  metrics: 'Metrics of the whole process',
};

const byId = (id) => document.getElementById(id);

/** Where a service is, seen from this browser and not from the machine that it runs on. */
function address(service, path) {
  return `${location.protocol}//${location.hostname}:${service.port}${path}`;
}

function row(service) {
  const row = byId('service-row').content.cloneNode(true);
  const part = (name) => row.querySelector(`[data-is="${name}"]`);
  part('name').textContent = service.name;
  part('purpose').textContent = PURPOSES[service.name] ?? '';
  part('port').textContent = service.port;
  part('state').textContent = service.ready ? 'Ready' : 'Not ready';
  part('state').dataset.state = service.ready ? 'ready' : 'down';
  for (const look of ['health', 'metrics']) {
    part(look).href = address(service, `/${look}`);
    part(look).setAttribute('aria-label', `${look} of ${service.name}`);
  }
  return row;
}

function duration(seconds) {
  const units = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];
  const first = units.findIndex(([, size]) => seconds >= size);
  const shown = units.slice(first < 0 ? -1 : first).slice(0, 2);
  let rest = seconds;
  return shown
    .map(([unit, size]) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      return `${count} ${unit}${count === 1 ? '' : 's'}`;
    })
    .join(' ');
}

/** Only what changed is written, so that screen readers are not told the same again and again. */
function state(text, kind) {
  if (byId('state').textContent !== text) {
    byId('state').textContent = text;
  }
  byId('state').dataset.state = kind;
}

function show(overview) {
  const down = overview.services.filter((service) => !service.ready);
  if (down.length === 0) {
    state(`All ${overview.services.length} services ready`, 'ready');
  } else {
    state(`Not ready: ${down.map((service) => service.name).join(', ')}`, 'down');
  }
  showServices(overview.services);
  byId('games').textContent = overview.games.join(', ');
  byId('data-directory').textContent = overview.data_directory;
  byId('version').textContent = overview.version;
  byId('uptime').textContent = duration(overview.uptime_seconds);
  const leaderboard = overview.services.find((service) => service.name === 'leaderboard');
  if (leaderboard) {
    byId('top-ten').href = address(leaderboard, '/leaderboard?window=daily&limit=10');
  }
}

let shownServices = '';

/** Rows that say the same stay, and with them the focus of who is about to follow a link. */
function showServices(services) {
  const next = JSON.stringify(services);
  if (next !== shownServices) {
    byId('services').replaceChildren(...services.map(row));
    shownServices = next;
  }
}

async function ask() {
  if (!document.hidden) {
    try {
      const answer = await fetch('api/overview', { signal: AbortSignal.timeout(ANSWER_WITHIN_MILLIS) });
      if (!answer.ok) {
        throw new Error(`status ${answer.status}`);
      }
      show(await answer.json());
    } catch (failure) {
      state('No answer', 'down');
      console.warn('overview:', failure);
    }
  }
  setTimeout(ask, ASK_EVERY_MILLIS);
}

ask();
