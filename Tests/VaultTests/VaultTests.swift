import Foundation
import Testing

@testable import Vault

/// Sealing, blind indexes and address tokens.
@Suite struct VaultTests {
    private let ring = Keyring.generate()
    private var vault: Vault { Vault(ring) }
    private let secret = Array("Maria Alvarez, 212 555 0142".utf8)

    @Test(arguments: [0, 1, 15, 16, 17, 4096, 100_000])
    func whatIsSealedOpensAgain(count: Int) throws {
        let octets = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let sealed = try vault.seal(octets, context: "message/1")
        #expect(sealed.count == count + Vault.overhead)
        #expect(try vault.open(sealed, context: "message/1") == octets)
    }

    @Test func theSameOctetsAreSealedDifferentlyEachTime() throws {
        #expect(try vault.seal(secret, context: "a") != vault.seal(secret, context: "a"))
    }

    @Test func everyAlteredOctetIsNoticed() throws {
        let sealed = try vault.seal(secret, context: "a")
        for index in sealed.indices {
            var altered = sealed
            altered[index] ^= 1
            #expect(throws: VaultFault.self) { try vault.open(altered, context: "a") }
        }
        for count in 0..<sealed.count {
            #expect(throws: VaultFault.self) { try vault.open(sealed.prefix(count), context: "a") }
        }
    }

    @Test func whatIsMovedToAnotherPlaceDoesNotOpen() throws {
        let sealed = try vault.seal(secret, context: "leads.sealed/1")
        #expect(throws: VaultFault.self) { try vault.open(sealed, context: "leads.sealed/2") }
    }

    @Test func oldKeysStillOpenAfterRotation() throws {
        let sealed = try vault.seal(secret, context: "a")
        let rotated = Vault(try ring.rotated())
        #expect(try rotated.open(sealed, context: "a") == secret)
        let fresh = try rotated.seal(secret, context: "a")
        let fault = #expect(throws: VaultFault.self) { try vault.open(fresh, context: "a") }
        #expect(fault?.kind == .missingKey)
        #expect(fault?.problem.contains("key 2") == true)
        #expect(
            vault.blindIndex("a@b.example", field: "address") == rotated.blindIndex("a@b.example", field: "address"))
    }

    @Test func blindIndexesTellFieldsAndTextsApart() {
        let index = vault.blindIndex("ab", field: "address")
        #expect(index.count == Vault.indexOctets)
        #expect(index == vault.blindIndex("ab", field: "address"))
        #expect(index != vault.blindIndex("ac", field: "address"))
        #expect(index != vault.blindIndex("ab", field: "phone"))
        #expect(vault.blindIndex("b c", field: "a") != vault.blindIndex("c", field: "a b"))
        #expect(index != Vault(.generate()).blindIndex("ab", field: "address"))
    }

    @Test(arguments: [1, 8, 14])
    func aTokenComesBackInAnyCase(count: Int) throws {
        let payload = (0..<count).map { UInt8($0 * 17) }
        let token = try #require(vault.addressToken(purpose: "r", payload: payload))
        #expect(token.count <= 40)
        #expect(token.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x32...0x37).contains($0) })
        #expect(vault.readAddressToken(token, purpose: "r") == payload)
        #expect(vault.readAddressToken(token.uppercased(), purpose: "r") == payload)
        #expect(Vault(try ring.rotated()).readAddressToken(token, purpose: "r") == payload)
    }

    @Test func forgedTokensAreNotOurs() throws {
        let token = try #require(vault.addressToken(purpose: "r", payload: [1, 2, 3, 4, 5, 6, 7, 8]))
        #expect(vault.readAddressToken(token, purpose: "b") == nil)
        #expect(Vault(.generate()).readAddressToken(token, purpose: "r") == nil)
        let characters = Array(token)
        for index in characters.indices {
            var forged = characters
            forged[index] = forged[index] == "a" ? "b" : "a"
            #expect(vault.readAddressToken(String(forged), purpose: "r") == nil)
        }
        for text in [
            "", "a", String(repeating: "a", count: 10_000), "ü", "aaaaaaaa1", token + "a", token.dropLast() + "",
        ] {
            #expect(vault.readAddressToken(text, purpose: "r") == nil)
        }
    }

    @Test func payloadsOfNoUseMakeNoToken() {
        #expect(vault.addressToken(purpose: "r", payload: []) == nil)
        #expect(vault.addressToken(purpose: "r", payload: [UInt8](repeating: 0, count: 15)) == nil)
    }
}
