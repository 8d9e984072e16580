-- Sends the requests of a file, one line each: target, signature and body, with tabs between.
local count = 0
function setup(thread)
  thread:set("number", count)
  count = count + 1
end

local requests = {}
local at = 0
function init()
  for line in io.lines(os.getenv("REQUESTS")) do
    local target, signature, body = line:match("^([^\t]*)\t([^\t]*)\t(.*)$")
    local headers = {}
    if body ~= "" then
      headers["Content-Type"] = "application/json"
      headers["X-Signature"] = signature
    end
    requests[#requests + 1] = wrk.format(os.getenv("METHOD"), target, headers, body ~= "" and body or nil)
  end
  -- Threads begin in different places, so that a player is not sent twice at once.
  at = math.floor(number * #requests / 2)
end

function request()
  at = at % #requests + 1
  return requests[at]
end
