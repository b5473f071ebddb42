/// What the daemon counted, in the text format of Prometheus, version 0.0.4.
struct Metrics {
    var counts: Tally.Counts
    var routes: [Route]
    var underWay: Int
    var connections: Int

    var text: String {
        var lines: [String] = []
        func family(_ name: String, _ type: String, _ help: String) {
            lines.append("# HELP \(name) \(help)")
            lines.append("# TYPE \(name) \(type)")
        }
        family("byline_requests_total", "counter", "Answers by route and status.")
        for (key, count) in counts.answers.sorted(by: { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) })
        {
            lines.append("byline_requests_total{route=\"\(name(key.route))\",status=\"\(key.status)\"} \(count)")
        }
        family("byline_request_seconds", "histogram", "Time from a request's first line to the end of its answer.")
        for (route, latency) in counts.latencies.sorted(by: { $0.key < $1.key }) {
            var sum = 0
            for (bound, count) in zip(Tally.bounds.map { "\(Double($0) / 1e6)" } + ["+Inf"], latency.buckets) {
                sum += count
                lines.append("byline_request_seconds_bucket{route=\"\(name(route))\",le=\"\(bound)\"} \(sum)")
            }
            lines.append("byline_request_seconds_sum{route=\"\(name(route))\"} \(Double(latency.microseconds) / 1e6)")
            lines.append("byline_request_seconds_count{route=\"\(name(route))\"} \(sum)")
        }
        let numbers: [(String, String, String, Int)] = [
            ("byline_cached_total", "counter", "Answers that were finished before they were asked for.", counts.cached),
            (
                "byline_rate_limited_total", "counter", "Requests refused because their network had used up its share.",
                counts.limited
            ),
            ("byline_answered_bytes_total", "counter", "Bytes of bodies.", counts.bytes),
            ("byline_requests_in_flight", "gauge", "Requests that are not answered yet.", underWay),
            ("byline_connections", "gauge", "Connections that are open.", connections),
        ]
        for (name, type, help, value) in numbers {
            family(name, type, help)
            lines.append("\(name) \(value)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The pattern of a route: addresses themselves would make a series for each of them.
    private func name(_ route: Int) -> String { routes.indices.contains(route) ? routes[route].pattern : "none" }
}
