-- wrk: reads addresses from the file named after --, asks for one at random each time, and prints
-- what came of it as one line of JSON.

local addresses = {}

function init(args)
    for line in io.lines(args[1]) do
        addresses[#addresses + 1] = line
    end
    math.randomseed(tonumber(args[2]) or 1)
end

function request()
    local address = addresses[math.random(#addresses)]
    return wrk.format("GET", address, {["Host"] = "localhost", ["Accept-Encoding"] = "gzip"})
end

function done(summary, latency, requests)
    local errors = summary.errors
    io.write(string.format(
        '\n{"requests": %d, "seconds": %.3f, "p50_ms": %.3f, "p95_ms": %.3f, "p99_ms": %.3f, ' ..
            '"max_ms": %.3f, "status": %d, "connect": %d, "read": %d, "write": %d, "timeout": %d}\n',
        summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3,
        latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
        errors.status, errors.connect, errors.read, errors.write, errors.timeout))
end
