extension Site {
    /// All that the service answers: pages for people, records for programs.
    /// - Parameters:
    ///   - origin: the address under which the world reaches it, without a slash at its end.
    ///   - base: path segments under which it stands there.
    package static func whole(at origin: String, base: [String] = [], form: Links.Form = .server) -> Site {
        Site(routes: PageRoutes.all + APIRoutes.all, origin: origin, base: base, form: form) { problem, _ in
            var response = Response(
                ErrorPage(
                    links: Links(origin: origin, base: base, form: form), status: problem.status, what: problem.detail,
                    mend: problem.mend), status: problem.status)
            for field in problem.headers.fields { response.headers.add(field.name, field.value) }
            return response
        }
    }
}
