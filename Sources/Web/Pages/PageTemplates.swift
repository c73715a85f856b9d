/// The pages' contents, as Mustache: every value is escaped unless it was rendered here.
enum PageTemplates {
    /// The last leads.
    static let leads = """
        <h1>Leads</h1>
        {{^hasLeads}}
        <p class="empty">No lead yet. Send one with the <code>swaks</code> line that <code>firstreply demo</code> prints;
        it appears here within a second. Reload to see it.</p>
        {{/hasLeads}}
        {{#hasLeads}}
        <p class="soft">The newest {{count}}. Reload for the present state.</p>
        <div class="scroll"><table>
        <thead><tr><th>Arrived</th><th>Who</th><th>Asks for</th><th class="number">Score</th><th>Why</th><th>Reply</th></tr></thead>
        <tbody>
        {{#leads}}
        <tr>
        <td><a href="/leads/{{id}}">{{arrived}}</a></td>
        <td>{{who}}<br><span class="soft">{{company}}</span></td>
        <td>{{service}}<br><span class="soft">{{trip}}</span></td>
        <td class="number">{{score}}<br><span class="tier tier-{{tier}}">{{tier}}</span></td>
        <td class="soft">{{why}}</td>
        <td>{{reply}}</td>
        </tr>
        {{/leads}}
        </tbody>
        </table></div>
        {{/hasLeads}}
        {{#hasCaptured}}
        <h2>Replies captured by the demo's smart host</h2>
        <div class="scroll"><table>
        <thead><tr><th>Received</th><th>To</th><th>Subject</th></tr></thead>
        <tbody>
        {{#captured}}
        <tr><td>{{received}}</td><td>{{to}}</td><td><a href="/captured/{{id}}">{{subject}}</a></td></tr>
        {{/captured}}
        </tbody>
        </table></div>
        {{/hasCaptured}}
        """

    /// One lead with its score factor by factor, its steps and what happened.
    static let lead = """
        <h1>{{who}}</h1>
        <p><span class="tier tier-{{tier}}">{{tier}}</span> {{score}} of {{attainable}} points · {{status}} ·
        <span class="soft">{{id}}, arrived {{arrived}}</span></p>
        <h2>What we understood</h2>
        <div class="scroll"><table><tbody>
        {{#facts}}<tr><th>{{name}}</th><td>{{value}}</td></tr>{{/facts}}
        </tbody></table></div>
        <h2>Why this score</h2>
        <div class="scroll"><table>
        <thead><tr><th>Factor</th><th class="number">Points</th><th class="number">Of</th><th>Evidence</th></tr></thead>
        <tbody>
        {{#factors}}<tr><td>{{name}}</td><td class="number">{{points}}</td><td class="number">{{maximum}}</td><td>{{evidence}}</td></tr>{{/factors}}
        </tbody></table></div>
        <h2>Replies and follow-ups</h2>
        <div class="scroll"><table>
        <thead><tr><th>Step</th><th>Due</th><th>State</th><th>Template</th></tr></thead>
        <tbody>
        {{#steps}}<tr><td>{{name}}</td><td>{{due}}</td><td>{{state}}</td><td>{{template}}</td></tr>{{/steps}}
        </tbody></table></div>
        <h2>History</h2>
        <div class="scroll"><table><tbody>
        {{#history}}<tr><td>{{time}}</td><td>{{kind}}</td><td>{{summary}}</td></tr>{{/history}}
        </tbody></table></div>
        """

    /// One captured reply as its recipient would read it.
    static let captured = """
        <h1>{{subject}}</h1>
        <p class="soft">To {{to}}, received {{received}}</p>
        {{#hasHTML}}
        <h2>As a mail program shows it</h2>
        <iframe sandbox src="/captured/{{id}}/html" title="The reply as HTML"></iframe>
        {{/hasHTML}}
        <h2>As text</h2>
        <pre>{{text}}</pre>
        <h2>Header</h2>
        <pre>{{header}}</pre>
        """

    /// What is said of a page that is not there.
    static let missing = """
        <h1>Not here</h1>
        <p>There is no such page. <a href="/">The last leads</a></p>
        """
}
