package import Catalog

/// One step of one path.
package struct PathStep {
    /// From 1, shortest first.
    package var path: Int
    package var length: Double
    package var row: TieRow

    package static func all(_ answer: PathsAnswer) -> [PathStep] {
        zip(1..., answer.paths).flatMap { number, path in
            zip(1..., path.ties).map { step, tie in
                PathStep(path: number, length: path.length, row: TieRow(tie, step: step))
            }
        }
    }
}

extension Listing where Row == PathStep {
    package static var steps: Listing<PathStep> {
        let own: [Column<PathStep>] = [
            Column("path", .number, "Number of the path, from 1, shortest first", heading: "path") { .int($0.path) },
            Column("length", .number, "Length of the whole path: steps, or the sum of 1/strength") {
                .double($0.length)
            },
        ]
        return Listing(own + Listing<TieRow>.ties.columns.map { $0.lifted(from: \.row) })
    }
}

/// Paths drawn from top to bottom: people, and between them the works they share.
package enum PathPage {
    /// - Parameter worksShown: how many works to name at each step, newest first; nil for all.
    package static func text(_ answer: PathsAnswer, worksShown: Int?, _ layout: Layout) -> String {
        var page = PageText(layout)
        for (number, path) in zip(1..., answer.paths) {
            if number > 1 { page.line("") }
            if answer.paths.count > 1 { page.line("path \(number), \(path.ties.count) steps") }
            for (index, person) in path.people.enumerated() {
                page.title(person.name, id: person.id.description)
                guard index < path.ties.count else { continue }
                page.drawStep(path.ties[index], worksShown: worksShown)
            }
        }
        return layout.plain(page.text)
    }
}

extension PageText {
    fileprivate mutating func drawStep(_ pair: PairTie, worksShown: Int?) {
        let bar = layout.ascii ? "|" : "│"
        let count = "\(pair.tie.works.count)\(pair.tie.isLowerBound ? "+" : "")"
        let marks = [
            pair.tie.works.count == 1 ? "\(count) work" : "\(count) works",
            "strength \(decimal(pair.tie.strength, places: 2))", span(pair.tie.firstYear, pair.tie.lastYear),
        ]
        line(" \(bar)  " + marks.joined(separator: ", "))
        let shown = pair.works.prefix(worksShown ?? pair.works.count)
        for work in shown {
            let year = work.year.map(String.init) ?? "–"
            let title = work.title ?? "(untitled, known by its abstract)"
            let room = max(20, layout.proseWidth - 8)
            let lines = layout.line("\(year)  \(title)  \(work.id)").wrapped(to: room)
            for (number, text) in lines.enumerated() { line(" \(bar)    " + (number == 0 ? "" : "      ") + text) }
        }
        let left = pair.works.count - shown.count
        if left > 0 { line(" \(bar)    and \(left) more; --works names them") }
    }
}
