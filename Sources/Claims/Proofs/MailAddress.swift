/// A mail address while a proof needs it. It has no description, so that none is printed by accident.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The whole address in lower case: for sending and for comparing, never for keeping.
    public let revealed: String
    public let local: String
    public let domain: String

    /// - Parameter text: `name@host.example`, ASCII, no display name; nil for anything else.
    public init?(_ text: String) {
        let parts = text.lowercased().split(separator: "@", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), parts[1].utf8.count <= 253 else { return nil }
        guard parts[0].utf8.allSatisfy(Self.isLocal), parts[0].first != ".", parts[0].last != "." else { return nil }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(Self.isLabel) else { return nil }
        (local, domain) = (parts[0], parts[1])
        revealed = local + "@" + domain
    }

    public var description: String { "an address" }
    public var customMirror: Mirror { Mirror(self, children: []) }

    static func isLocal(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "._%+-'".utf8.contains(byte)
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension MailAddress {
    /// Every address printed in a text, in order; what follows an `@` without being one is passed over.
    public static func printed(in text: some StringProtocol) -> [MailAddress] {
        let bytes = Array(text.utf8)
        return bytes.indices.filter { bytes[$0] == UInt8(ascii: "@") }.compactMap { at in
            let head = bytes[..<at].reversed().prefix(while: isLocal).reversed()
            let tail = bytes[(at + 1)...].prefix {
                isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            }
            let host = tail.reversed().drop { $0 == UInt8(ascii: ".") }.reversed()
            return MailAddress(String(decoding: Array(head) + [UInt8(ascii: "@")] + Array(host), as: UTF8.self))
        }
    }

    /// Whether a text that is to be kept for ever holds an address.
    public static func stands(in text: String) -> Bool { !printed(in: text).isEmpty }

    /// Whether anybody can have an address there for the asking.
    public var isFreeMail: Bool {
        let labels = domain.split(separator: ".")
        return labels.indices.contains { Self.freeMail.contains(labels[$0...].joined(separator: ".")) }
            || labels.dropLast().contains { Self.freeMailNames.contains(String($0)) }
    }

    /// Providers that stand under many country domains.
    private static let freeMailNames: Set<String> = [
        "gmail", "googlemail", "yahoo", "ymail", "rocketmail", "hotmail", "outlook", "yandex", "protonmail", "gmx",
    ]
    private static let freeMail: Set<String> = [
        "126.com", "139.com", "163.com", "189.cn", "aim.com", "alice.it", "aliyun.com", "aol.com", "bk.ru",
        "bluewin.ch", "btinternet.com", "cock.li", "comcast.net", "daum.net", "disroot.org", "duck.com",
        "fastmail.com", "fastmail.fm", "foxmail.com", "free.fr", "freenet.de", "hanmail.net", "hey.com", "hushmail.com",
        "icloud.com", "inbox.com", "inbox.lv", "inbox.ru", "laposte.net", "libero.it", "list.ru", "live.com",
        "live.co.uk", "live.fr", "mac.com", "mail.com", "mail.de", "mail.ru", "mailbox.org", "mailinator.com", "me.com",
        "msn.com", "naver.com", "o2.pl", "onet.pl", "orange.fr", "pm.me", "posteo.de", "proton.me", "qq.com",
        "rambler.ru", "rediffmail.com", "riseup.net", "runbox.com", "seznam.cz", "sfr.fr", "sina.cn", "sina.com",
        "sohu.com", "t-online.de", "tiscali.it", "tuta.com", "tuta.io", "tutanota.com", "tutanota.de", "virgilio.it",
        "vk.com", "wanadoo.fr", "web.de", "wp.pl", "ya.ru", "yeah.net", "zoho.com", "ukr.net",
    ]
}
