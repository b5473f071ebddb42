import Glibc
public import Secrets
public import Wire

/// A way by which mail leaves this program.
public protocol MailTransport: Sendable {
    /// - Throws: `MailError` when the message cannot be written, or was not taken.
    func deliver(_ message: MailMessage) throws(MailError)
}

/// What every message needs besides its words.
enum Postmark {
    static func rendered(_ message: MailMessage) throws(MailError) -> [UInt8] {
        try message.rendered(id: RandomToken.make().revealed(), at: time(nil))
    }
}

/// Hands mail to a server.
public struct SMTPTransport: MailTransport {
    public var place: WebPlace
    public var user: String?
    public var password: Secret?
    public var limits: Limits

    public init(place: WebPlace, user: String? = nil, password: Secret? = nil, limits: Limits = Limits()) {
        self.place = place
        self.user = user
        self.password = password
        self.limits = limits
    }

    public func deliver(_ message: MailMessage) throws(MailError) {
        let bytes = try Postmark.rendered(message)
        let credentials = user.map { ($0, password ?? Secret("")) }
        do {
            try SMTP.send(
                bytes, from: message.sender, to: message.recipient, at: place, credentials: credentials, limits: limits)
        } catch {
            throw MailError(error)
        }
    }
}

extension MailError {
    init(_ error: WireError) {
        let kind: Kind =
            switch error.kind {
            case .timedOut, .later, .unreachable, .broken: .later
            case .denied, .untrusted: .denied
            case .refused, .tooLarge: .undelivered
            case .unusable: .invalid
            }
        self.init(kind, error.what, mend: error.mend)
    }
}

/// Puts mail into a folder, one file a message, as a maildir has it: a reader sees whole messages or none.
public struct FolderTransport: MailTransport {
    public var folder: String

    public init(folder: String) { self.folder = folder }

    public func deliver(_ message: MailMessage) throws(MailError) {
        let bytes = try Postmark.rendered(message)
        for part in ["", "/tmp", "/new", "/cur"] where mkdir(folder + part, 0o700) != 0 && errno != EEXIST {
            throw refusal(errno)
        }
        // No address, no time: a name that tells nothing and comes once.
        let name = RandomToken.make().revealed().replacing("-", with: "_") + ".byline"
        let draft = "\(folder)/tmp/\(name)"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw refusal(errno) }
        let isWritten = write(bytes, to: descriptor) && fsync(descriptor) == 0
        let number = errno
        close(descriptor)
        guard isWritten, rename(draft, "\(folder)/new/\(name)") == 0 else {
            let number = isWritten ? errno : number
            unlink(draft)
            throw refusal(number)
        }
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private func refusal(_ number: Int32) -> MailError {
        MailError(
            .undelivered, "Mail cannot be put into “\(folder)”: \(String(cString: strerror(number)))",
            mend: "Name a folder you may write to")
    }
}
