public import Catalog
public import Harvest

extension Registrar {
    /// arXiv's query service.
    public static let arXivQueries = "https://export.arxiv.org/api/query"

    /// Fetches papers from arXiv's query service into the catalogue, page by page, each entry as a source of its own.
    /// - Parameter pacing: when the next request may go out; calls in a row hand it on.
    /// - Returns: also the papers that were asked for by identifier and that the service does not have.
    public func fetch(_ query: PaperQuery, errand: Errand, pacing: inout Pacing) throws(BylineError) -> (
        haul: Haul, missing: [ArXivID]
    ) {
        var report = HarvestReport()
        var labels: Set<String> = []
        let failure = try going { () throws(BylineError) in
            let courier = try Courier(query.base, errand: errand)
            report.isComplete = true
            for part in query.parts where report.isComplete {
                var pager = Pager(part, pacing: pacing)
                defer {
                    pacing = pager.pacing
                    labels.formUnion(pager.labels)
                }
                report.isComplete = false
                report.isComplete = try courier.carryOut(&pager) { page, _ throws(BylineError) in
                    try keep(page, in: &report)
                }
            }
        }
        return (Haul(report: report, failure: failure), report.isComplete ? query.missing(labels) : [])
    }
}
