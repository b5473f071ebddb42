extension Daemon {
    /// How the service runs. The bounds hold for every client alike.
    package struct Settings: Sendable {
        /// The catalogue's file.
        package var store: String
        /// Threads that answer; each has a connection of its own to the store. More than there are cores: a client
        /// stays with its thread, and the system divides cores more evenly than chance divides clients.
        package var threads = 4
        /// As many for questions along whole lists: fewer, for those are not in a hurry.
        package var surveyThreads: Int { max(1, threads / 2) }
        /// Bytes of a request's first line and header fields together.
        package var headLimit = 16_384
        /// Bytes of a request's body.
        package var bodyLimit = 65_536
        /// Seconds for one exchange, from the first byte asked to the last byte answered, and for an idle connection.
        package var timeLimit = 30
        package var connectionLimit = 1_024
        /// Connections at a time from one address that is no trusted proxy's.
        package var connectionsPerAddress = 64
        /// Bytes of finished answers kept for those who ask again; 0 keeps none.
        package var cacheBytes = 64 << 20
        /// Questions along whole lists that may wait for those that are being answered; more are told to come back.
        package var surveysWaiting = 64
        /// As many about the graph of everybody, of which one is answered at a time.
        package var graphQuestionsWaiting = 8
        /// Look-ups a network may make in a minute; nil for no bound.
        package var ratePerMinute: Int? = 1_200
        /// Who may say for whom they ask.
        package var forwarding = Forwarding()
        /// Certificate chain and key as PEM text; nil to speak plain HTTP.
        package var tls: (certificate: String, key: String)?
        /// Where a line for each request goes.
        package var accessLog: AccessLog.Target = .standardError
        /// Seconds that requests under way may take when the service is stopped.
        package var graceSeconds = 10

        package init(store: String) { self.store = store }
    }
}
