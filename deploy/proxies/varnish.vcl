vcl 4.1;

# Varnish in front of Varanto: varnishd -a 127.0.0.1:8080 -f /etc/varnish/varanto.vcl
backend varanto {
    .host = "127.0.0.1";
    .port = "4000";
    .connect_timeout = 2s;
    .first_byte_timeout = 30s;
    .between_bytes_timeout = 60s;
}

sub vcl_recv {
    if (req.url == "/metrics" || req.url ~ "^/health/") {
        return (synth(404, "Not found"));
    }
    # A query goes to the server, whatever the method.
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
}

sub vcl_backend_response {
    # Of itself Varnish keeps nothing that says no-cache. Here it keeps it in order to ask whether it is still right (304), and
    # sends nothing that it has not asked about.
    if (beresp.http.Cache-Control ~ "no-cache" && beresp.http.ETag && beresp.status == 200) {
        set beresp.ttl = 1ms;
        set beresp.grace = 0s;
        set beresp.keep = 1d;
        return (deliver);
    }
}

sub vcl_deliver {
    if (obj.hits > 0) { set resp.http.X-Cache = "HIT"; } else { set resp.http.X-Cache = "MISS"; }
}
