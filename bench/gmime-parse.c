/* Parses each message file named on standard input with GMime, and prints messages, octets and processor seconds.
 *
 *     cc -O2 gmime-parse.c -o gmime-parse $(pkg-config --cflags --libs gmime-3.0)
 */
#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double processor_time(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

int main(void) {
    g_mime_init();
    GPtrArray *messages = g_ptr_array_new();
    char name[4096];
    size_t octets = 0;
    while (fgets(name, sizeof name, stdin)) {
        name[strcspn(name, "\n")] = 0;
        gchar *contents;
        gsize length;
        if (!g_file_get_contents(name, &contents, &length, NULL)) return 66;
        g_ptr_array_add(messages, g_bytes_new_take(contents, length));
        octets += length;
    }
    size_t parsed = 0;
    double start = processor_time();
    for (guint i = 0; i < messages->len; i++) {
        gsize length;
        const char *data = g_bytes_get_data(g_ptr_array_index(messages, i), &length);
        GMimeStream *stream = g_mime_stream_mem_new_with_buffer(data, length);
        GMimeParser *parser = g_mime_parser_new_with_stream(stream);
        GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
        if (message) {
            parsed++;
            g_object_unref(message);
        }
        g_object_unref(parser);
        g_object_unref(stream);
    }
    double seconds = processor_time() - start;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("{\"messages\": %u, \"parsed\": %zu, \"octets\": %zu, \"parse\": %.6f, \"peakMemory\": %ld}\n", messages->len,
           parsed, octets, seconds, usage.ru_maxrss * 1024);
    return 0;
}
