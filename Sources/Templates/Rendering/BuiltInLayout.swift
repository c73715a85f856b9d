/// The layouts that stand in when the directory brings none. `templates/layout.html` and `.txt` begin as their copies.
enum BuiltInLayout {
    /// One column of at most 600 pixels, tables for Outlook, system fonts, colours that survive a dark mode.
    static let html = """
        <!DOCTYPE html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{{subject}}</title>
        <style>
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        @media (max-width: 620px) {
        .card { width: 100% !important; border-radius: 0 !important; }
        .pad { padding-left: 20px !important; padding-right: 20px !important; }
        }
        @media (prefers-color-scheme: dark) {
        .page { background-color: #121212 !important; }
        .card { background-color: #1d1d1f !important; }
        .pad { color: #ececec !important; }
        .foot { color: #a8a8a8 !important; }
        .link { color: #e2b65a !important; }
        }
        </style>
        </head>
        <body class="page" style="margin:0;padding:0;background-color:#f3f1ec;">
        <div style="display:none;max-height:0;overflow:hidden;">{{preheader}}</div>
        <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" \
        style="background-color:#f3f1ec;">
        <tr>
        <td align="center" style="padding:24px 0;">
        <table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" border="0" \
        style="width:600px;max-width:100%;background-color:#ffffff;border-top:4px solid #c9a24b;">
        <tr>
        <td class="pad" style="padding:28px 40px 0 40px;font-family:Georgia,'Times New Roman',serif;font-size:20px;\
        line-height:1.3;color:#1d1d1f;">{{business_name}}</td>
        </tr>
        <tr>
        <td class="pad" style="padding:20px 40px 12px 40px;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,\
        sans-serif;font-size:16px;line-height:1.55;color:#1d1d1f;">
        {{content}}
        </td>
        </tr>
        <tr>
        <td class="pad foot" style="padding:16px 40px 28px 40px;border-top:1px solid #d9d4c7;font-family:-apple-system,\
        'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.6;color:#6b6b6b;">
        {{business_name}}
        {{#business_address}}<br />{{business_address}}{{/business_address}}
        {{#business_phone}}<br />{{business_phone}}{{/business_phone}}
        {{#business_website}}<br /><a class="link" href="{{business_website}}" style="color:#8a6414;">\
        {{business_website}}</a>{{/business_website}}
        {{#reference}}<br />Your reference: {{reference}}{{/reference}}
        {{#is_follow_up}}
        <br /><br />You are receiving this because of your {{service_label}} inquiry.
        {{#unsubscribe_url}}<a class="link" href="{{unsubscribe_url}}" style="color:#8a6414;">Stop these follow-ups</a>.\
        {{/unsubscribe_url}}
        {{^unsubscribe_url}}{{#unsubscribe_mailto}}<a class="link" href="{{unsubscribe_mailto}}" style="color:#8a6414;">\
        Stop these follow-ups</a>.{{/unsubscribe_mailto}}\
        {{^unsubscribe_mailto}}Reply "stop" and we will not write again.{{/unsubscribe_mailto}}{{/unsubscribe_url}}
        {{/is_follow_up}}
        </td>
        </tr>
        </table>
        </td>
        </tr>
        </table>
        </body>
        </html>

        """

    /// The content, then who wrote, then how to stop.
    static let text = """
        {{content}}

        --\u{20}
        {{business_name}}
        {{#business_address}}
        {{business_address}}
        {{/business_address}}
        {{#business_phone}}
        {{business_phone}}
        {{/business_phone}}
        {{#business_website}}
        {{business_website}}
        {{/business_website}}
        {{#reference}}
        Your reference: {{reference}}
        {{/reference}}
        {{#is_follow_up}}

        You are receiving this because of your {{service_label}} inquiry.
        {{#unsubscribe_url}}
        Stop these follow-ups: {{unsubscribe_url}}
        {{/unsubscribe_url}}
        {{^unsubscribe_url}}
        {{#unsubscribe_mailto}}
        Stop these follow-ups: write to {{unsubscribe_mailto}}
        {{/unsubscribe_mailto}}
        {{^unsubscribe_mailto}}
        Reply "stop" and we will not write again.
        {{/unsubscribe_mailto}}
        {{/unsubscribe_url}}
        {{/is_follow_up}}

        """
}
