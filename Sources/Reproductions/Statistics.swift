extension MeasuredValue {
    /// The mean of some numbers, its standard error and their standard deviation (n − 1 in the denominator); nil when
    /// there are none.
    init?(meanOf values: [Double], note: String? = nil) {
        guard !values.isEmpty else { return nil }
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        self.init(value: mean, samples: values.count, note: note)
        guard values.count > 1 else { return }
        let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
        spread = deviation
        error = deviation / count.squareRoot()
    }

    /// The mean over the observations of one series that have a value, with a note on those that have none.
    init?(meanOf series: String, in observations: [Observation], where isWanted: (Observation) -> Bool = { _ in true })
    {
        let wanted = observations.filter { $0.series == series && isWanted($0) }
        let values = wanted.compactMap(\.value)
        let missing = wanted.count - values.count
        let reason = wanted.compactMap(\.why).first ?? ""
        self.init(
            meanOf: values, note: missing == 0 ? nil : "\(missing) of \(wanted.count) gave no number (\(reason))")
    }
}

extension [Observation] {
    /// The observations of one series that have a value, by ascending x.
    func points(of series: String) -> [Figure.Point] {
        compactMap { seen in
            guard seen.series == series, let value = seen.value else { return nil }
            return Figure.Point(x: seen.x, y: value)
        }.sorted { $0.x < $1.x }
    }

    /// The means of one series over the samples at each x, with their standard errors.
    func means(of series: String) -> [Figure.Point] {
        Dictionary(grouping: points(of: series), by: \.x).compactMap { x, points in
            MeasuredValue(meanOf: points.map(\.y)).map { Figure.Point(x: x, y: $0.value, error: $0.error) }
        }.sorted { $0.x < $1.x }
    }
}
