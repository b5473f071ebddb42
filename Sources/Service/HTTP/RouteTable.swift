/// Routes by the segments of their patterns.
package struct RouteTable: Sendable {
    /// In the order given; answers name a route by its place here.
    package let routes: [Route]
    private let root: Branch

    private struct Branch: Sendable {
        var literals: [String: Branch] = [:]
        var wildcard: [Branch] = []
        /// The routes that end here, by method.
        var ends: [Request.Method: Int] = [:]
    }

    /// What a path leads to.
    package struct Match: Sendable {
        /// The places of the routes under that path, by method.
        package var routes: [Request.Method: Int]
        package var values: [String]
    }

    package init(_ routes: [Route]) {
        self.routes = routes
        var root = Branch()
        for (number, route) in routes.enumerated() {
            Self.insert(Self.parts(of: route.pattern)[...], number: number, method: route.method, into: &root)
        }
        self.root = root
    }

    private static func insert(
        _ parts: ArraySlice<Part>, number: Int, method: Request.Method, into branch: inout Branch
    ) {
        switch parts.first {
        case nil: branch.ends[method] = number
        case .literal(let text)?:
            insert(parts.dropFirst(), number: number, method: method, into: &branch.literals[text, default: Branch()])
        case .name?:
            if branch.wildcard.isEmpty { branch.wildcard.append(Branch()) }
            insert(parts.dropFirst(), number: number, method: method, into: &branch.wildcard[0])
        }
    }

    /// A segment of a pattern.
    package enum Part: Hashable, Sendable {
        case literal(String)
        case name(String)
    }

    package static func parts(of pattern: String) -> [Part] {
        pattern.split(separator: "/").map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? .name(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
    }

    /// Where a path leads; nil when it leads nowhere. A literal segment goes before a name.
    package func match(_ path: [String]) -> Match? { Self.match(path[...], values: [], in: root) }

    private static func match(_ path: ArraySlice<String>, values: [String], in branch: Branch) -> Match? {
        guard let first = path.first else {
            return branch.ends.isEmpty ? nil : Match(routes: branch.ends, values: values)
        }
        if let next = branch.literals[first], let found = match(path.dropFirst(), values: values, in: next) {
            return found
        }
        guard let next = branch.wildcard.first else { return nil }
        return match(path.dropFirst(), values: values + [first], in: next)
    }

    /// What stood where a route's pattern has names.
    package func segments(of match: Match, for route: Route) -> [String: String] {
        var names: [String] = []
        for part in Self.parts(of: route.pattern) { if case .name(let name) = part { names.append(name) } }
        return Dictionary(zip(names, match.values)) { first, _ in first }
    }
}
