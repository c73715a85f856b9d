import MailTypes
import Testing
import Vault

@testable import Gateway

/// Addresses with tokens: ours are known in any case, forged ones are strangers.
@Suite struct TokenAddressesTests {
    private let tokens = TokenAddresses(vault: Vault(.generate()), domain: "TNT.example")
    private let id = QueueID(rawValue: 0x0123_4567_89ab_cdef)

    @Test func everyMeaningComesBack() throws {
        for meaning in [TokenAddresses.Meaning.reply(lead: id), .bounce(message: id), .unsubscribe(lead: id)] {
            let address = try #require(tokens.address(meaning))
            #expect(address.localPart.utf8.count <= AddrSpec.maximumLocalPartOctets)
            #expect(AddrSpec(address.description) == address)
            #expect(tokens.meaning(of: address) == meaning)
            let shouted = try #require(AddrSpec(address.description.uppercased()))
            #expect(tokens.meaning(of: shouted) == meaning)
        }
    }

    @Test func forgedAddressesMeanNothing() throws {
        let address = try #require(tokens.address(.reply(lead: id)))
        let stranger = TokenAddresses(vault: Vault(.generate()), domain: "tnt.example")
        #expect(stranger.meaning(of: address) == nil)
        #expect(tokens.meaning(of: AddrSpec(localPart: address.localPart, domain: "other.example")) == nil)
        let swapped = "bounce-" + address.localPart.dropFirst("reply-".count)
        #expect(tokens.meaning(of: AddrSpec(localPart: swapped, domain: "tnt.example")) == nil)
        for local in ["", "reply-", "reply", "reply-aaaa", "reply-\u{0}", String(repeating: "reply-", count: 500)] {
            #expect(tokens.meaning(of: AddrSpec(localPart: local, domain: "tnt.example")) == nil)
        }
    }

    @Test func anAddressIsFoundInAText() throws {
        let address = try #require(tokens.address(.reply(lead: id)))
        let found = tokens.localPart(in: "On Monday a@b.example, info@tnt.example and <\(address)> wrote:")
        #expect(found == address.localPart)
        #expect(tokens.localPart(in: "write to info@tnt.example or nobody@") == nil)
        #expect(tokens.localPart(in: String(repeating: "@", count: 100_000)) == nil)
    }

    @Test func loopMarksAreOursAlone() {
        let mark = tokens.loopMark(id)
        #expect(tokens.isLoopMark(mark))
        #expect(tokens.isLoopMark("\r\n \(mark) "))
        #expect(!tokens.isLoopMark("x" + mark.dropFirst()))
        #expect(!tokens.isLoopMark(""))
    }
}
