package import Byline
package import Catalog

extension PageRoutes {
    static let researchers: [Route] = [
        Route(.get, "/researchers/{id}", parameters: ["page"]) { visit throws(BylineError) in try researcher(visit) },
        Route(.get, "/researchers/{id}/trust") { visit throws(BylineError) in
            try visit.withResearcher(at: { .trust(of: $0) }) { id, links throws(BylineError) in
                Response(try visit.registrar.trustPage(of: id, links: links))
            }
        },
        Route(.get, "/researchers/{id}/collaborators", parameters: ["page"]) { visit throws(BylineError) in
            try visit.withResearcher(at: { .collaborators(of: $0) }) { id, links throws(BylineError) in
                let collaborators = try visit.registrar.collaborators(of: id)
                let page = try visit.page(of: Pager.pages(of: collaborators.count, each: CollaboratorsPage.onAPage))
                return Response(
                    CollaboratorsPage(
                        links: links, person: try visit.registrar.profileSummary(of: id), collaborators: collaborators,
                        page: page))
            }
        },
        Route(
            .get, "/researchers/{id}/graph", parameters: ["open", "since", "until", "min", "topic"], cost: 5,
            lane: .graph
        ) { visit throws(BylineError) in
            try visit.withResearcher(at: { .graph(around: $0) }) { id, links throws(BylineError) in
                Response(try visit.registrar.graphPage(try graphQuestion(visit, around: id), links: links))
            }
        },
        Route(.get, "/researchers/{id}/feed.atom") { visit throws(BylineError) in
            try visit.withResearcher(at: { .feed(of: $0) }) { id, links throws(BylineError) in
                Response(file: try visit.registrar.feed(of: id, links: links), type: "application/atom+xml")
            }
        },
    ]

    private static func researcher(_ visit: Visit) throws(BylineError) -> Response {
        let (visit, wantsFacts) = visit.withoutEnding(".jsonld")
        return try visit.withResearcher(at: { wantsFacts ? .facts(of: $0) : .researcher($0) }) {
            id, links throws(BylineError) in
            if wantsFacts {
                return Response(
                    file: try visit.registrar.facts(of: id, links: links).bytes, type: "application/ld+json")
            }
            let page = try visit.page(
                of: Pager.pages(
                    of: try visit.registrar.profileSummary(of: id).workCount, each: ResearcherPage.worksOnAPage))
            return Response(try visit.registrar.researcherPage(of: id, page: page, links: links))
        }
    }

    private static func graphQuestion(_ visit: Visit, around id: ResearcherID) throws(BylineError) -> GraphPage.Question
    {
        var opened: [ResearcherID] = []
        for text in (visit.request.parameter("open") ?? "").split(separator: "-") {
            guard let other = ResearcherID(printed: text) else {
                throw BylineError(
                    .invalidInput, "“\(clipped(String(text), to: 40))” is no researcher's id",
                    mend: "Ids look like R12, several R12-R40")
            }
            if other != id, !opened.contains(other) { opened.append(other) }
        }
        return GraphPage.Question(
            centre: id, opened: Array(opened.suffix(GraphPage.Question.openedAtMost)),
            scope: GraphScope(
                since: try visit.year("since"), until: try visit.year("until"),
                topic: visit.request.parameter("topic").flatMap { $0.isEmpty ? nil : $0 },
                minimumShared: try visit.number("min", in: 1...1000) ?? 1))
    }
}

extension Visit {
    /// A year of the query; an empty field asks nothing.
    func year(_ name: String) throws(BylineError) -> Int? { try number(name, in: 1000...9999) }

    func number(_ name: String, in range: ClosedRange<Int>) throws(BylineError) -> Int? {
        guard let text = request.parameter(name), !text.isEmpty else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw BylineError(
                .invalidInput,
                "“\(clipped(text, to: 40))” is no number from \(range.lowerBound) to \(range.upperBound)",
                mend: "Correct “\(name)”")
        }
        return number
    }

    /// The same visit with the ending of its `{id}` taken off, and whether it had it.
    func withoutEnding(_ ending: String) -> (visit: Visit, had: Bool) {
        guard let name = segments["id"], name.hasSuffix(ending) else { return (self, false) }
        var visit = self
        visit.segments["id"] = String(name.dropLast(ending.count))
        return (visit, true)
    }
}

// MARK: What each page holds

extension Registrar {
    /// A researcher's page with everything on it.
    package func researcherPage(of id: ResearcherID, page: Int, links: Links) throws(BylineError) -> ResearcherPage {
        let start = (page - 1) * ResearcherPage.worksOnAPage
        let portrait = try portrait(
            of: id, works: start..<start + ResearcherPage.worksOnAPage, doubles: ResearcherPage.doublesNamed)
        let hasFigure = page == 1 && !portrait.collaborators.isEmpty
        return ResearcherPage(
            links: links, profile: portrait.profile, standing: try standing(of: id), topics: portrait.topics,
            collaborators: portrait.collaborators, figure: hasFigure ? try egoFigure(of: id, links: links) : nil,
            abstracts: try abstracts(of: portrait.profile.works.map(\.id)), page: page)
    }

    private func egoFigure(of id: ResearcherID, links: Links) throws(BylineError) -> CoauthorFigure {
        let circle = try closestCircle(of: id, room: ResearcherPage.peopleInThePicture)
        return CoauthorFigure(
            links: links, circle: circle, plan: circle.excerpt.plan(), room: ResearcherPage.tiesInThePicture
        ) { links.researcher($0) }
    }

    /// The number as it was last kept, so that equal stores give equal pages.
    package func trustPage(of id: ResearcherID, links: Links) throws(BylineError) -> TrustPage {
        let kept = try storedTrust(of: id)
        return TrustPage(links: links, report: try trust(of: id, asOf: kept?.asOf), standing: try standing(of: id))
    }

    package func graphPage(_ question: GraphPage.Question, links: Links) throws(BylineError) -> GraphPage {
        let excerpt = try network(
            around: [question.centre] + question.opened, scope: question.scope,
            budget: GraphBudget(nodes: GraphPage.peopleAtMost, seconds: 2))
        return GraphPage(
            links: links, question: question, person: try profileSummary(of: question.centre), excerpt: excerpt,
            plan: excerpt.plan(), topics: try topics(of: question.centre))
    }

    package func facts(of id: ResearcherID, links: Links) throws(BylineError) -> JSONLD {
        let portrait = try portrait(of: id, works: 0..<0, doubles: 0)
        return ResearcherFacts(
            links: links, profile: portrait.profile, standing: try standing(of: id), topics: portrait.topics
        ).value
    }

    package func feed(of id: ResearcherID, links: Links) throws(BylineError) -> [UInt8] {
        NewsFeed(
            links: links, place: .feed(of: id), title: "Works of \(try profileSummary(of: id).name)",
            page: .researcher(id), arrivals: try arrivals(of: .researcher(id), limit: NewsFeed.limit)
        ).document
    }
}
