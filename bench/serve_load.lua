-- For wrk, from bench/serve_load: signed-in users who read what the server has computed already. $WINDSCREEN_SESSIONS is a file
-- with a line a user (cookie, CSRF token), $WINDSCREEN_READS one with a line an address (weight, address). Users ask in turn; $WINDSCREEN_PAUSE is how long one rests between two requests at most, in milliseconds (0: not at all).
local cookies, reads, pause = {}, {}, tonumber(os.getenv("WINDSCREEN_PAUSE") or "0")
local threads = 0

local function read_lines(name, take)
  for line in io.lines(os.getenv(name)) do take(line) end
end

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init()
  read_lines("WINDSCREEN_SESSIONS", function(line) cookies[#cookies + 1] = line:match("^(%S+)") end)
  read_lines("WINDSCREEN_READS", function(line)
    local weight, address = line:match("^(%d+) (%S+)$")
    for _ = 1, tonumber(weight) do reads[#reads + 1] = address end
  end)
  math.randomseed(4711 + number)
  at = number * 7
end

function request()
  at = at + 1
  local headers = { ["Cookie"] = cookies[at % #cookies + 1], ["Accept-Encoding"] = "gzip" }
  return wrk.format("GET", reads[math.random(#reads)], headers)
end

function delay() return pause == 0 and 0 or math.random(0, pause) end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "reads: %d requests, %.0f a second, %.1f MB a second; p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, longest %.1f ms; " ..
    "errors: %d connect, %d read, %d write, %d status, %d time-out\n",
    summary.requests, summary.requests / summary.duration * 1e6, summary.bytes / summary.duration,
    latency:percentile(50) / 1e3, latency:percentile(90) / 1e3, latency:percentile(99) / 1e3, latency:percentile(99.9) / 1e3,
    latency.max / 1e3, errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end
